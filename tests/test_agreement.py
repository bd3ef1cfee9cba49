"""A leaflet is compared with itself: what does not agree is found, and what only looks so is not."""

from __future__ import annotations

import pytest

from tests.judged import codes
from tests.seeded_errors import ERRORS

CODES = {code for errors in ERRORS.values() for error in errors for code in error.codes}

LIQUID = """\
title: Samplin 250 mg/5 ml oral suspension
medicine: {substance: samplin, strength: 250 mg/5 ml, form: oral suspension}
"""
TABLETS = """\
title: Samplin 500 mg tablets
medicine: {substance: samplin, strength: 500 mg, form: tablets}
"""
INHALER = """\
title: Samplin 100 micrograms inhaler
medicine: {substance: samplin, strength: 100 micrograms, form: inhaler}
"""


def of(medicine: str, *blocks: str) -> str:
    """Return the head of a leaflet with blocks in its introduction: mappings as they are, and paragraphs."""
    lines = (f"  - {block}\n" if block.startswith("{") else f'  - "{block}"\n' for block in blocks)
    return f"{medicine}introduction:\n{''.join(lines)}"


BAD = [
    ("dose-mismatch", of(LIQUID, "Babies need 1 ml, that is 100 mg, at night.")),
    ("dose-mismatch", of(LIQUID, "Your child’s dose: 7.5 ml (375 mg) or 10 ml (550 mg).")),
    ("dose-mismatch", of(TABLETS, "The dose of 1.5 g is two tablets.")),
    ("dose-mismatch", of(TABLETS, "Take half a tablet (500 mg).")),
    ("dose-mismatch", of(INHALER, "Breathe in four puffs (300 micrograms).")),
    (
        "dose-mismatch",
        of(TABLETS, "{table: Doses, columns: [Dose in mg, Tablets], rows: [['500', '1'], ['1,000', '3']]}"),
    ),
    (
        "above-maximum",
        of(TABLETS, "Take 2 tablets 4 times a day. Do not exceed 6 tablets in 24 hours. Not exceed 6 tablets a day."),
    ),
    ("above-maximum", of(TABLETS, "Take 3 tablets every morning. Take at most 1 g a day.")),
    ("above-maximum", of(TABLETS, "Take 3 tablets every morning. You mustn't take more than 1 g a day.")),
    ("above-maximum", of(LIQUID, "Give 10 ml every 6 hours. The maximum is 1.5 g a day.")),
    ("supply-mismatch", of(TABLETS, "This box holds 30 tablets. At 2 tablets a day it lasts 30 days.")),
    ("supply-mismatch", of(LIQUID, "Give 5 ml twice a day. The bottle of 100 ml will last 20 days.")),
    ("band-gap", of(LIQUID, "{bullets: ['1 to 2 years: 2.5 ml', '4 to 6 years: 5 ml', '7 to 12 years: 10 ml']}")),
    (
        "band-overlap",
        of(
            TABLETS,
            "{table: INR, columns: [INR, Dose], rows: [[less than 2, more], [2.0 to 3.5, same], [3.0 to 4.0, less]]}",
        ),
    ),
    (
        "band-gap",
        of(
            LIQUID,
            "{table: Weight, columns: [Your child weighs, Dose], rows: [[under 10 kg, 2 ml], [over 10 kg, 4 ml]]}",
        ),
    ),
    (
        "rows-not-rising",
        of(
            LIQUID,
            "{table: Weight, columns: [Weight (kg), Dose (ml)], "
            "rows: [[5 to 9, '2'], [10 to 14, '6'], [15 to 20, '4']]}",
        ),
    ),
    ("strength-differs", of(TABLETS.replace("title: Samplin 500 mg", "title: Samplin 50 mg"), "Words.")),
    ("form-differs", of(TABLETS, "Open your capsules and eat the powder.")),
    ("form-differs", of(LIQUID, "Swallow 2 tablets with water.")),
    ("frequency-contradicted", of(TABLETS, "Swallow one tablet twice daily.", "Take one tablet every 6 hours.")),
    ("frequency-contradicted", of(TABLETS, "Take this medicine once a week.", "Use it each morning.")),
    ("frequency-contradicted", of(INHALER, "Clean the spacer once a week.", "Clean the spacer twice a day with soap.")),
    (
        "frequency-contradicted",
        of(LIQUID, "Your child takes 5 ml three times daily.", "Give the suspension 4 times a day."),
    ),
    ("act-contradicted", of(TABLETS, "Store the box in the fridge.", "Never store the box in the fridge.")),
    ("act-contradicted", of(TABLETS, "You can break the tablets in half.", "You must not break the tablets.")),
    ("act-contradicted", of(LIQUID, "Warm the bottle in your hands.", "Please do not warm the bottle.")),
    ("unit-missing", of(TABLETS, "Swallow 500 at bedtime.")),
    ("unit-missing", of(LIQUID, "Every 5 has 250 mg in it.")),
    ("unit-missing", of(LIQUID, "Give 2.5 every 8 hours.")),
    ("unit-mixed", of(LIQUID, "Use a 5mL syringe.")),
    ("unit-slip", of(INHALER, "Each dose is 100 mg.")),
    ("unit-slip", of(TABLETS, "Your dose is 500 micrograms.")),
    ("letter-in-number", of(TABLETS, "Take 5O0 mg at night.")),
    ("letter-in-number", of(TABLETS, "Call O800 123 456.")),
    ("falling-range", of(TABLETS, "Keep it at temperatures from 25 to 15 °C.")),
    ("dead-reference", of(TABLETS, "Follow steps 1 to 3 in section 6.")),
    ("dead-reference", of(TABLETS, "Use the chart below to find your dose.")),
    ("dead-reference", of(TABLETS, "Look at “Storing your tablets”.")),
    ("link-differs", of(TABLETS, "Ring [0800 123 456](tel:0800123465) now.")),
    ("pictogram-contradicted", of(TABLETS, "{pictogram: swallow-whole, text: You can crush the tablets in water.}")),
    ("pictogram-contradicted", of(TABLETS, "{pictogram: with-food, text: Take it on an empty stomach.}")),
    (
        "rating-contradicted",
        of(
            TABLETS,
            "{precautions: [{topic: Pregnancy, rating: no-known-problem, "
            "body: You must not take samplin when you are pregnant.}]}",
        ),
    ),
    ("other-medicine", of(TABLETS, "Amlodipine lowers your blood pressure.")),
    ("other-medicine", of(TABLETS, "Take your metformin with food. Never take prednisone twice.")),
]

GOOD = [
    of(
        TABLETS, "Take 1 or 2 tablets every 4 to 6 hours if you need them. Do not take more than 8 tablets in 24 hours."
    ),
    of(
        TABLETS,
        "Take 1 tablet 3 times a day. If your pain is bad, your doctor may raise it to 2 tablets 4 times a day.",
    ),
    of(TABLETS, "Adults: take 2 tablets 4 times a day. Children: take 1 tablet twice a day."),
    of(TABLETS, "Start with 1 tablet once a day for 3 days. Then take 1 tablet twice a day."),
    of(TABLETS, "Take 2 tablets (1 g) twice a day. 1 g is 1,000 mg."),
    of(TABLETS, "Take samplin once a day. Have a blood test once a week. Check your weight every day."),
    of(TABLETS, "Take your tablets with food. Do not take your tablets with grapefruit juice or milk."),
    of(TABLETS, "Do not stop taking samplin. If you have a rash, stop taking samplin at once."),
    of(TABLETS, "Swallow the tablets whole with water. Do not chew them."),
    of(TABLETS, "You can drive. Do not drive if you feel dizzy."),
    of(TABLETS, "Dissolve the tablet in 100 ml of water. Drink it within 30 minutes."),
    of(
        TABLETS,
        "Tell your doctor if you take warfarin, ibuprofen or methotrexate. Warfarin tablets may need another dose.",
    ),
    of(TABLETS, "Take ibuprofen only if your doctor says so."),
    of(TABLETS, "Do not take this medicine with ibuprofen. Ibuprofen can harm your stomach."),
    of(TABLETS, "Each tablet contains 500 mg of samplin and 2 mg of sodium. It also has lactose 10 mg."),
    of(TABLETS, "See section 4 of the manufacturer’s leaflet in your pack. Read step 2 of the guide in the pack."),
    of(TABLETS, "Call 111. In an emergency, call 999. Children under 12 must not take it. It was approved in 2026."),
    of(TABLETS, "Your INR should be 2.0 to 3.0. Use sunscreen of factor 30. Wait for 2 hours. Keep it for 5 days."),
    of(TABLETS, "About 1 in 10 people get a headache. Vitamin B12 and O2 are not affected. E. coli O157 is a germ."),
    of(TABLETS, "Take 2 tablets a day for 7 days. The pack has 28 tablets."),
    of(TABLETS, "You may be given 250 mg, half a tablet, at first. Half a tablet is 250 mg."),
    of(
        TABLETS,
        "The usual dose is 10 mg for each kilogram that you weigh: if you weigh 50 kg, take one tablet (500 mg).",
    ),
    of(TABLETS, "Keep using your inhaler. Your water tablets and the pill are not affected."),
    of(TABLETS, "Take it on an empty stomach. Take it 1 hour before food or 2 hours after food."),
    of(TABLETS, "Take samplin twice a day. Do not take it more than twice a day."),
    of(TABLETS, "Take samplin every day. Take 1 tablet in the morning and 1 tablet in the evening."),
    of(TABLETS, "Store below 25 °C. Do not store above 25 °C. Do not store it in the fridge."),
    of(TABLETS, "If you vomit within 30 minutes, take another dose. After 30 minutes, do not take another dose."),
    of(TABLETS, "A pack of 28 tablets lasts 14 days if you take 1 tablet twice a day."),
    of(TABLETS, "Your temperature may fall from 39 °C to 37 °C. Your dose may go down from 500 mg to 250 mg."),
    of(LIQUID, "Give 5 ml (250 mg) 3 times a day. Each 5 ml contains 250 mg of samplin and 850 mg of sucrose."),
    of(LIQUID, "Mix the powder with 60 ml of water to make 100 ml of medicine. Give 2.5 ml to 5 ml twice a day."),
    of(LIQUID, "Give 2 x 5 ml spoonfuls (500 mg) at bedtime. Never use a kitchen spoon."),
    of(LIQUID, "The dose is 15 mg/kg. For 10 kg, that is 150 mg, which is 3 ml. Throw away what is left after 7 days."),
    of(LIQUID, "Rinse the syringe with water. Do not boil the syringe. Give 5 ml of the 250 mg/5 ml suspension."),
    of(LIQUID, "Shake the bottle. Do not shake it so hard that it foams. Open the bottle, then close the bottle."),
    of(
        LIQUID,
        "{table: Doses, columns: [Age, Dose], "
        "rows: [[under 1 year, 2.5 ml], [1 to 5 years, 5 ml], [6 to 12 years, 10 ml], [over 12 years, 15 ml]]}",
    ),
    of(
        LIQUID,
        "{table: Doses, columns: [Weight, Dose (mg), Volume (ml)], "
        "rows: [[5 to 9 kg, '125', '2.5'], [10 to 14 kg, '250', '5'], [15 kg and over, '500', '10']]}",
    ),
    of(
        LIQUID,
        "{table: Doses, columns: [Age, How much, How often], "
        "rows: [[3 months to 5 months, 2.5 ml (125 mg), once a day], [6 to 11 months, 2.5 ml (125 mg), 3 times "
        "a day], [1 to 4 years, 5 ml (250 mg), 3 times a day]]}",
    ),
    of(
        TABLETS,
        "{table: Weeks, columns: [Week, Dose], rows: [[Week 1, 1 tablet], [Week 2, 2 tablets], [Week 3, 1 tablet]]}",
    ),
    of(
        TABLETS,
        "{table: Kidneys, columns: [eGFR, Dose], rows: [[more than 60, 1 g], [30 to 60, 500 mg], [under 30, none]]}",
    ),
    of(TABLETS, "{table: Times, columns: [Time, Tablets], rows: [[8 am, '2'], [8 pm, '1']]}"),
    of(INHALER, "Use 2 puffs twice a day. Use your blue inhaler when you need it, up to 4 times a day."),
    of(INHALER, "Press the inhaler once. One puff is 100 micrograms. In an attack, use 10 puffs, 1 every 30 seconds."),
    of(INHALER, "Use the inhaler every day. If you use it every 4 hours, call us. The inhaler has 200 puffs."),
    of(TABLETS, "You should have enough tablets for 28 days."),
    of(
        TABLETS,
        "[Call us](tel:02079460000) on [020 7946 0000](tel:+442079460000) or see [www.nhs.uk](https://www.nhs.uk/medicines/).",
    ),
    of(
        TABLETS, "{precautions: [{topic: Alcohol, rating: no-known-problem, body: You can drink. Do not drink a lot.}]}"
    ),
    of(
        TABLETS,
        "{precautions: [{topic: Driving, rating: take-care, pictogram: do-not-drive, "
        "body: Do not drive until you know how it affects you.}]}",
    ),
    of(
        TABLETS,
        "{precautions: [{topic: Pregnancy, rating: do-not-use, pictogram: not-in-pregnancy, "
        "body: You must not become pregnant while you take it.}]}",
    ),
    of(TABLETS, "Take folic acid 5 mg once a week, but not on the same day. Take samplin every day."),
    of(TABLETS, "Take 1 tablet twice a day. Some people need 3 tablets a day. Never take more than 4 tablets a day."),
    of(
        TABLETS,
        "Do not take 2 doses within 4 hours. Leave at least 6 hours between doses. Take 1 tablet 3 times a day.",
    ),
    of(TABLETS, "Take paracetamol 1 g up to 4 times a day. Take samplin twice a day."),
    of(TABLETS, "Use contraception. Do not use a hormone patch. Use a patch test."),
    of(TABLETS, "Take samplin once a week on Monday. Do not take it on any other day. Daily use is dangerous."),
    of(TABLETS, "Samplin is taken once daily. Take it at the same time every day, in the evening."),
    of(TABLETS, "Do: take it with food. Do not: take it with milk."),
    "- Do not\n- bullets: [drive, drink alcohol]\n- You can\n- bullets: [swim, eat cheese]",
    "- Take two capsules with food.\n- subheading: Do not take samplin\n- bullets: [if you are pregnant, with milk]",
]


@pytest.mark.parametrize(("code", "part"), BAD)
def test_what_does_not_agree_is_found(code: str, part: str) -> None:
    assert code in codes(part)


@pytest.mark.parametrize("part", GOOD)
def test_what_only_looks_wrong_is_not(part: str) -> None:
    assert CODES.isdisjoint(codes(part))


@pytest.mark.parametrize(
    "words",
    ["take 5 ml every 6 hours. ", "5 ml (250 mg) ", "do not shake the bottle and ", "one and a ", "lasts 5 ml pack "],
)
def test_a_long_text_is_compared_in_the_time_that_it_takes_to_read(words: str) -> None:
    """Quadratic or worse, this would never end."""
    assert codes(of(LIQUID, (words * 400).strip()))
