"""What a scanner types: which product it is, and that of batch and serial number nothing is left."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Run

GTIN = "05012345678900"
"""A GTIN of fourteen digits with its right check digit (GS1's own example prefix)."""


@pytest.mark.parametrize(
    "text",
    [
        f"]d201{GTIN}17261231102A3B\x1d21SERIAL1",
        f"01{GTIN}172612311012AB",
        f"(01){GTIN}(17)261231(10)12AB",
        f"\x1d01{GTIN}10A\x1d21B",
        f"]C101{GTIN}",
        f"01{GTIN}",
        f"01{GTIN}21000000000000",
        GTIN,
        "5012345678900",
        "]E05012345678900",
        "  5012345678900 ",
    ],
)
def test_a_product_is_read_from_each_kind_of_code_without_its_batch(run: Run, text: str) -> None:
    assert run("counter/scan.js", "scanned", text) == {"gtin": GTIN}


@pytest.mark.parametrize(
    ("text", "gtin"),
    [("96385074", "00000096385074"), ("036000291452", "00036000291452"), ("]E496385074", "00000096385074")],
)
def test_short_codes_are_padded_to_fourteen_digits(run: Run, text: str, gtin: str) -> None:
    assert run("counter/scan.js", "scanned", text) == {"gtin": gtin}


@pytest.mark.parametrize("text", ["5012345678901", "(01)05012345678901", "]d20105012345678901", "05012345678901"])
def test_a_wrong_check_digit_is_told(run: Run, text: str) -> None:
    assert run("counter/scan.js", "scanned", text) == {"misread": True}


@pytest.mark.parametrize("text", ["1234567", "12345678", "123456789"])
def test_digits_that_are_no_gtin_are_a_national_number(run: Run, text: str) -> None:
    assert run("counter/scan.js", "scanned", text) == {"number": text}


@pytest.mark.parametrize(
    "text", ["", "warfarin", "40 mg", "123456", "2.5", "01", "(21)SERIAL", "isotretinoin 05012345678900"]
)
def test_what_people_type_is_no_scan(run: Run, text: str) -> None:
    assert run("counter/scan.js", "scanned", text) is None


@pytest.mark.parametrize(
    ("times", "scanner"),
    [
        ([0, 8, 15, 24, 33, 40], True),
        ([0, 29, 58, 87, 116, 145], True),
        ([0, 31, 62, 93, 124, 155], False),
        ([0, 90, 200, 260, 400, 480], False),
        ([0, 5, 10], False),
    ],
)
def test_only_a_scanner_is_so_fast(run: Run, times: list[int], scanner: bool) -> None:
    assert run("counter/scan.js", "asFastAsScanner", times) is scanner
