"""SVG drawings: what of them is drawn, what is refused, and that they are proven."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Image
from leaflet_pdf.model.leaflet import Figure, Vector
from leaflet_pdf.model.style import STANDARD
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.schema.problem import Problem
from leaflet_pdf.schema.svg.path import PathError, segments
from leaflet_pdf.schema.svg.read import DEEPEST, MOST_BYTES, MOST_ELEMENTS, vector
from tests.made import HERE, leaflet, paragraph, section


def svg(inside: str, attributes: str = 'viewBox="0 0 100 50"', before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def drawn(inside: str, attributes: str = 'viewBox="0 0 100 50"') -> list[str]:
    """Return the operators of a drawing, a line each."""
    found = vector(svg(inside, attributes), "it.svg")
    assert isinstance(found, Vector), found
    return found.data.decode("ascii").splitlines()


def refused(data: bytes) -> Problem:
    found = vector(data, "it.svg")
    assert isinstance(found, Problem)
    return found


SQUARE = '<path d="M10 10h20v20h-20z"/>'


def test_a_path_is_drawn_from_the_foot_up() -> None:
    assert drawn(SQUARE) == [
        "0.000 0.000 0.000 rg",
        *("10.000 40.000 m", "30.000 40.000 l", "30.000 20.000 l", "10.000 20.000 l", "h", "f"),
    ]


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("M1 2 L3 4 5 6", "M1 2L3 4L5 6"),
        ("m1 2 3 4", "M1 2 4 6"),
        ("M1,2-3.5.5", "M1 2 L-3.5 .5"),
        ("M0 0 h5 v-5 H1 V2", "M0 0 L5 0 5 -5 1 -5 1 2"),
        ("M0 0 c1 1 2 1 3 0 s2 -1 3 0", "M0 0 C1 1 2 1 3 0 C4 -1 5 -1 6 0"),
        ("M0 0 q3 3 6 0", "M0 0 C2 2 4 2 6 0"),
        ("M0 0 q3 3 6 0 t6 0", "M0 0 C2 2 4 2 6 0 C8 -2 10 -2 12 0"),
        ("M0 0 S1 1 2 2", "M0 0 C0 0 1 1 2 2"),
        ("M1 1 l2 0 z l0 2", "M1 1 L3 1 Z L1 3"),
        ("M0 0 A0 5 0 0 1 4 4", "M0 0 L4 4"),
        ("M0 0 a5 5 0 013 3 5 5 0 0 13 3", "M0 0 A5 5 0 0 1 3 3 A5 5 0 0 1 6 6"),
        ("M1e1 2E-1", "M10 .2"),
    ],
)
def test_path_data_is_read_as_it_is_meant(written: str, same: str) -> None:
    found, wanted = list(segments(written)), list(segments(same))
    assert [operator for operator, _ in found] == [operator for operator, _ in wanted]
    for (_, one), (_, other) in zip(found, wanted, strict=True):
        assert one == pytest.approx(other)


@pytest.mark.parametrize(("large", "sweep"), [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_an_arc_stays_on_its_circle_and_turns_as_it_says(large: int, sweep: int) -> None:
    (_, start), *curves = segments(f"M10 0 A10 10 0 {large} {sweep} 0 10")
    middle = (0.0, 0.0) if large != sweep else (10.0, 10.0)
    ends = [start, *(places[-2:] for _, places in curves)]
    assert all((x - middle[0]) ** 2 + (y - middle[1]) ** 2 == pytest.approx(100) for x, y in ends)
    assert ends[-1] == pytest.approx((0, 10))
    assert len(curves) == (3 if large else 1)
    assert _area([*ends]) * (1 if sweep else -1) > 0 or not large


def _area(points: list[tuple[float, ...]]) -> float:
    """Return twice the area that points go round, positive if they turn as the hands of a clock (y downwards)."""
    return sum(a * d - c * b for (a, b), (c, d) in zip(points, [*points[1:], points[0]], strict=True))


@pytest.mark.parametrize(
    "data", ["L1 1", "M1", "M1 1 X2 2", "M1 1 L2", "M0 0 A5 5 0 2 1 3 3", "M1 1 z 2 2", "1 1", "M a b"]
)
def test_what_is_no_path_data_is_refused(data: str) -> None:
    with pytest.raises(PathError):
        list(segments(data))


@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.,-+eE ", max_size=40))
def test_any_path_data_is_read_or_refused(data: str) -> None:
    with contextlib.suppress(PathError):
        assert {operator for operator, _ in segments(data)} <= set("mlch")


@pytest.mark.parametrize(
    ("shape", "operators"),
    [
        ('<rect x="1" y="1" width="5" height="5"/>', "m l l l h"),
        ('<rect x="1" y="1" width="5" height="5" rx="1"/>', "m l c l c l c l c h"),
        ('<circle cx="9" cy="9" r="5"/>', "m c c c c h"),
        ('<ellipse cx="9" cy="9" rx="5" ry="3"/>', "m c c c c h"),
        ('<polygon points="1,1 2,2 3,1"/>', "m l l h"),
        ('<polyline points="1,1 2,2 3,1"/>', "m l l"),
        ('<line x1="1" y1="1" x2="2" y2="2"/>', "m l"),
    ],
)
def test_shapes_are_paths(shape: str, operators: str) -> None:
    assert " ".join(line.split()[-1] for line in drawn(shape)[1:-1]) == operators


@pytest.mark.parametrize(
    ("attributes", "painted"),
    [
        ("", ["0.000 0.000 0.000 rg", "f"]),
        ('fill="#f00"', ["1.000 0.000 0.000 rg", "f"]),
        ('fill="rgb(0, 255, 0)" fill-rule="evenodd"', ["0.000 1.000 0.000 rg", "f*"]),
        ('fill="none" stroke="blue"', ["0.000 0.000 1.000 RG", "1.000 w", "0 J", "0 j", "S"]),
        (
            'style="fill:none; stroke: white; stroke-width: 2px; stroke-linecap: round" fill="red"',
            ["1.000 1.000 1.000 RG", "2.000 w", "1 J", "0 j", "S"],
        ),
        ('fill="none" stroke="#000" transform="scale(0.5)"', ["0.000 0.000 0.000 RG", "0.500 w", "0 J", "0 j", "S"]),
    ],
)
def test_looks_are_followed(attributes: str, painted: list[str]) -> None:
    lines = drawn(f'<path d="M10 10h20v20h-20z" {attributes}/>')
    assert [line for line in lines if line.split()[-1] not in {"m", "l", "c", "h"}] == painted


def test_looks_and_transforms_go_from_groups_to_what_is_in_them() -> None:
    lines = drawn(f'<g fill="red" transform="translate(10 5)"><g transform="scale(0.5)">{SQUARE}</g></g>')
    assert lines[:2] == ["1.000 0.000 0.000 rg", "15.000 40.000 m"]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("translate(5)", "15.000 40.000 m"),
        ("matrix(1 0 0 1 5 5)", "15.000 35.000 m"),
        ("rotate(90 10 10)", "10.000 40.000 m"),
        ("scale(2,1)", "20.000 40.000 m"),
        ("skewX(45) translate(-10)", "10.000 40.000 m"),
        ("translate(5) scale(2 1)", "25.000 40.000 m"),
    ],
)
def test_transforms_are_followed(written: str, place: str) -> None:
    assert drawn(f'<path d="M10 10h2v2z" transform="{written}"/>')[1] == place


def test_what_no_viewer_draws_is_passed_over() -> None:
    seen = drawn(
        '<title>A</title><desc>b</desc><metadata><x xmlns="urn:x"/></metadata><defs><path d="M0 0"/></defs>'
        f'<y xmlns="urn:y"><script xmlns="urn:y"/></y><g xmlns:i="urn:i" i:label="z">{SQUARE}</g>'
    )
    assert seen == drawn(SQUARE)


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<script>alert(1)</script>", "<script> is not drawn"),
        ("\n<text>5 mg</text>", "line 2: <text> is not drawn"),
        ('<image href="https://www.example.org/a.png"/>', "<image> is not drawn"),
        ('<use href="#a"/>', "<use> is not drawn"),
        ("<style>path {fill: red}</style>", "<style> is not drawn"),
        ("<foreignObject/>", "<foreignObject> is not drawn"),
        ("<svg/>", "<svg> is not drawn"),
        ('<path d="M1 1h2v2z" fill="url(#a)"/>', "url(#a)"),
        ('<path d="M1 1h2v2z" fill="currentColor"/>', "currentcolor"),
        ('<path d="M1 1h2v2z" opacity="0.5"/>', "opacity"),
        ('<path d="M1 1h2v2z" stroke-dasharray="1 2"/>', "stroke-dasharray"),
        ('<path d="M1 1h2v2z" onload="alert(1)"/>', "onload"),
        ('<path d="M1 1h2v2z" filter="url(#a)"/>', "filter"),
        ('<path d="M1 1h2v2z" style="display:none"/>', "display"),
        ('<path d="M1 1h2v2z" transform="spin(3)"/>', "spin(3)"),
        ('<path d="M1 1h2v2z" transform="rotate(1 2)"/>', "rotate has 2 numbers"),
        ('<path d="M1 1h200v2z"/>', "over the edge"),
        ('<path d="M1 1h1e300v2z"/>', "too large"),
        ('<path d="M1 1A1e-320 1 0 0 1 2 2"/>', "an arc"),
        ('<path d="M1 1A1e-9 1e-9 0 0 1 2 2A1e9 1e9 0 0 1 2 2.000000001"/>', "an arc"),
        ('<g transform="scale(1000000)"><path d="M0 0L0 0" stroke="red"/></g>', "thicker"),
        ('<circle r="1e999"/>', "too large"),
        (f'<g transform="scale(1e999)">{SQUARE}</g>', "too large"),
        ('<path d="M1 1hw2z"/>', "not a number"),
        ('<rect width="5cm" height="1"/>', "5cm"),
        ('<polygon points="1 1 2"/>', "odd number"),
        ("", "nothing is drawn"),
        ('<path d="" fill="red"/>', "nothing is drawn"),
        ("<g>" * (DEEPEST + 5) + SQUARE + "</g>" * (DEEPEST + 5), "in each other"),
        ("<g/>" * MOST_ELEMENTS, "2,000 elements"),
        ('<path d="M1 1' + "h1h-1" * 26_000 + '"/>', "50,000 segments"),
    ],
)
def test_what_is_not_drawn_is_refused(inside: str, said: str) -> None:
    problem = refused(svg(inside))
    assert (problem.rule.code, said in problem.message) == ("drawing-refused", True), problem.message


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (svg(SQUARE, before='<!DOCTYPE svg [<!ENTITY a "b">]>'), "drawing-refused"),
        (svg(SQUARE, before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "drawing-refused"),
        (svg(SQUARE, before='<?xml-stylesheet href="a.css"?>'), "drawing-refused"),
        (svg("&a;"), "picture-broken"),
        (svg(SQUARE)[:-3], "picture-broken"),
        (b"\x89PNG", "picture-broken"),
        (b"<html/>", "drawing-refused"),
        (svg(SQUARE, ""), "drawing-refused"),
        (svg(SQUARE, 'viewBox="0 0 0 5"'), "drawing-refused"),
        (svg(SQUARE, 'viewBox="0 0 5"'), "drawing-refused"),
        (svg(SQUARE) + b" " * MOST_BYTES, "picture-too-large"),
    ],
)
def test_what_is_no_safe_drawing_is_refused(data: bytes, code: str) -> None:
    assert refused(data).rule.code == code


def test_a_drawing_may_have_a_doctype_and_its_size_in_pixels() -> None:
    before = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    found = vector(svg(SQUARE, 'width="100px" height="50"', before), "it.svg")
    assert isinstance(found, Vector)
    assert (found.width, found.height) == (100, 50)


# In print

DRAWING = vector(svg(f'<rect width="100" height="50" fill="#eee"/><g stroke="red" fill="none">{SQUARE}</g>'), "it.svg")
assert isinstance(DRAWING, Vector)
FIGURE = Figure(DRAWING, "A square", None, HERE)


def codes(printed: Figure, written: Figure) -> set[str]:
    pdf = paint(lay_out(leaflet(section(printed, paragraph("After.")))))
    return {finding.code for finding in verify(read(pdf), leaflet(section(written, paragraph("After."))))}


@pytest.mark.parametrize("figure", [FIGURE, FIGURE._replace(width=50), FIGURE._replace(beside=(paragraph("Words."),))])
def test_a_drawing_is_proven(figure: Figure) -> None:
    assert codes(figure, figure) == set()


def test_a_drawing_is_as_large_as_its_units_say() -> None:
    (image,) = [item for item in lay_out(leaflet(section(FIGURE))).pages[0].items if isinstance(item, Image)]
    assert (image.area.width, image.area.height) == (75, 37.5)


@pytest.mark.parametrize(
    "inside",
    [
        f'<rect width="100" height="50" fill="#eee"/><g stroke="blue" fill="none">{SQUARE}</g>',
        f'<rect width="100" height="50" fill="#eee"/><g stroke="red" stroke-width="2" fill="none">{SQUARE}</g>',
        '<rect width="100" height="50" fill="#eee"/>',
        f'<rect width="100" height="50" fill="#eee"/><g stroke="red">{SQUARE}</g>',
    ],
    ids=["another colour", "another line", "less", "more"],
)
def test_another_drawing_is_missed(inside: str) -> None:
    other = vector(svg(inside), "it.svg")
    assert isinstance(other, Vector)
    assert "picture-differs" in codes(FIGURE._replace(picture=other), FIGURE)


def test_a_drawing_that_the_leaflet_does_not_have_is_found() -> None:
    pdf = paint(lay_out(leaflet(section(FIGURE))))
    found = {finding.code for finding in verify(read(pdf), leaflet(section(FIGURE._replace(alt="Another"))))}
    assert {"figure-missing", "sign-unexpected"} <= found


def test_a_drawing_gives_the_same_bytes_each_time() -> None:
    assert paint(lay_out(leaflet(section(FIGURE)))) == paint(lay_out(leaflet(section(FIGURE)), STANDARD))
