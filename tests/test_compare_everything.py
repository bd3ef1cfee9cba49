"""A leaflet in which every field of the model says something; a test keeps it so."""

from __future__ import annotations

from dataclasses import is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import get_args

from leaflet_pdf.model import leaflet as model
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import (
    Band,
    Blank,
    BlankKind,
    Bullets,
    Card,
    Definition,
    Definitions,
    Diary,
    Figure,
    Frequency,
    Group,
    InformationBox,
    KeptTogether,
    LargestDose,
    Level,
    ListItem,
    Medicine,
    Monitoring,
    Note,
    PageBreak,
    Pictogram,
    Picture,
    Pictured,
    Precaution,
    Precautions,
    Rating,
    Reference,
    Row,
    Run,
    Script,
    SideEffects,
    Slip,
    Steps,
    Table,
    Text,
    Waiver,
    WarningBox,
)
from leaflet_pdf.model.quantity import Quantity
from tests.edits import names_of, values
from tests.made import HERE, leaflet, paragraph, section, subheading, text

_RUNS = (
    Run("Ask ", HERE),
    Run("your prescriber", HERE, bold=True),
    Run(" about 10", HERE),
    Run("5", HERE, script=Script.SUPER),
    Run(" on ", HERE),
    Run("this page", HERE, target="https://www.example.org/"),
    Run(" here.", HERE),
)
_BLANKS = (Blank(text("Full name"), BlankKind.WIDE, HERE), Blank(text("I agree"), BlankKind.TICK, HERE))
_INNER = Bullets((ListItem(text("an inner entry"), HERE), ListItem(text("a second inner entry"), HERE)), HERE)

EVERYTHING = replace(
    leaflet(
        section(
            model.Paragraph(Text(_RUNS, HERE, ("NHS",)), HERE),
            subheading("Adults"),
            model.SubSubheading(text("At night"), HERE),
            WarningBox(
                Level.DANGER, text("Keep it away"), (paragraph("From heat. From frost."), paragraph("From pets.")), HERE
            ),
            Steps((ListItem(text("Open it:"), HERE, _INNER), ListItem(text("Close it."), HERE)), HERE),
            Steps((ListItem(text("Tilt it"), HERE, None, (paragraph("To the left."),)),), HERE, 2),
            Table(
                text("Visits"),
                (text("Who"), text("What")),
                (
                    Row((text("Child"), ListItem(text("half a spoon"), HERE, _INNER)), HERE),
                    Group(text("Later"), HERE),
                    Row((text("Grown"), None), HERE),
                    Row((text("Old"), _INNER), HERE),
                    Row((model.Merged(text("Nobody"), HERE, columns=2),), HERE),
                ),
                HERE,
            ),
            heading="Before",
        ),
        section(
            SideEffects(
                (ListItem(text("A rash"), HERE), ListItem(text("A swollen face"), HERE)),
                (ListItem(text("A high fever"), HERE),),
                (
                    Band(Frequency.COMMON, (ListItem(text("Dry lips"), HERE),), HERE),
                    Band(Frequency.RARE, (ListItem(text("Cramp"), HERE),), HERE),
                ),
                HERE,
            ),
            Precautions(
                (
                    Precaution(
                        text("Alcohol"), Rating.TAKE_CARE, (paragraph("Drink little."),), HERE, Pictogram.NO_ALCOHOL
                    ),
                    Precaution(text("Sun"), Rating.DO_NOT_USE, (paragraph("Wear a hat."),), HERE),
                ),
                HERE,
            ),
            Definitions((Definition(text("What is it?"), (paragraph("A capsule."),), HERE),), HERE),
            Figure(Picture(2, 1, 1, b"xy", jpeg=False), "A capsule on a plate", text("How it looks"), HERE),
            model.FigureRow(
                (
                    Figure(model.Vector(2, 1, b"0 0 1 1 re f"), "An open cap", None, HERE),
                    Figure(Picture(2, 1, 1, b"xz", jpeg=False), "A closed cap", text("Closed"), HERE),
                ),
                HERE,
            ),
            model.Swatch(model.TabletColour.PINK, model.TabletShape.OVAL, text("A pink tablet"), HERE),
            Note((paragraph("Another remark."),), HERE),
            InformationBox(text("When you travel"), (paragraph("Keep it in your bag."),), HERE),
            Pictured(Pictogram.WITH_FOOD, text("Eat something with it"), HERE),
            Slip(text("Receipt"), (paragraph("Please sign."),), _BLANKS, HERE),
            Card(text("Carry me"), (paragraph("Show this card."),), _BLANKS[:1], HERE),
            Diary(text("My diary"), (text("Day"), text("Taken")), (text("Start"), None, None), HERE),
            PageBreak(HERE),
            KeptTogether((paragraph("Kept together."),), HERE),
            number=2,
            heading="Effects",
        ),
        introduction=(
            paragraph("Read all of this. Keep it."),
            model.AtAGlance((model.EssentialEntry(model.Essential.CALL, (paragraph("Call us."),), HERE),), HERE),
        ),
    ),
    medicine=Medicine(
        text("substance"),
        text("1 mg"),
        text("form"),
        text("group"),
        HERE,
        30,
        LargestDose(day=Quantity(Decimal(1), "mg")),
        4,
        True,
    ),
    references=(Reference("NHS", "A page", "https://www.nhs.uk", date(2026, 11, 23), HERE),),
    monitoring=Monitoring(date(2026, 11, 1), text("It is watched closely."), HERE),
    online=Text((Run("https://a.example", HERE, target="https://a.example"),), HERE),
    origin=model.Origin("SPL", "a document", "3", date(2026, 11, 1), "0" * 64, HERE),
    products=(model.Product("05012345678900", HERE, "PL 04569/0723", "30 tablets"),),
    sensitive=True,
    waivers=(Waiver("long-sentence", "The words are the regulator's.", HERE, "all of this"),),
)


def test_every_class_of_the_model_is_in_it() -> None:
    ours = {type(value) for value in values(EVERYTHING) if names_of(value)}
    classes = {value for value in vars(model).values() if isinstance(value, type)}
    known = {value for value in classes if is_dataclass(value) or issubclass(value, tuple)}
    bases = {base for value in known for base in value.__mro__[1:]}
    assert ours == known - (bases - set(get_args(model.Block))) - {model.Placed, model.Placement, Source, Text, Run}
