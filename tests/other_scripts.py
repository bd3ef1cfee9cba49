"""Leaflets in other scripts: a few words of advice each, in words of our own, with numbers and a name in Latin."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from leaflet_pdf.model.leaflet import Leaflet
from tests import made


class Advice(NamedTuple):
    """A title, a warning, and paragraphs; the pack of fonts that these need."""

    pack: str
    title: str
    warning: str
    paragraphs: tuple[str, ...]


ADVICE = {
    "hi": Advice(
        "hi",
        "आइसोट्रेटिनॉइन 40 mg कैप्सूल",
        "गर्भावस्था में यह दवा न लें",
        (
            "दिन में 2 बार 1 कैप्सूल (20 मि.ग्रा.) भोजन के साथ पूरा निगलें। डॉक्टर के कहे बिना 40 mg से अधिक न लें।",
            "तेज़ सिरदर्द, धुंधला दिखना या मन उदास हो तो दवा (Isotretinoin) तुरंत बंद करें। र्‍य क्षत्रिय ज्ञान श्रृंखला ट्रेन",
        ),
    ),
    "ta": Advice(
        "ta",
        "ஐசோட்ரெட்டினோயின் 40 mg",
        "கர்ப்ப காலத்தில் எடுக்க வேண்டாம்",
        (
            "ஒரு நாளைக்கு 2 முறை 1 காப்ஸ்யூல் (20 மி.கி.) உணவுடன் முழுதாக விழுங்கவும். 40 mg-க்கு மேல் எடுக்க வேண்டாம்.",
            "கடுமையான தலைவலி இருந்தால் மருந்தை உடனே நிறுத்தவும். ஸ்ரீ க்ஷ கௌ கொ",
        ),
    ),
    "bn": Advice(
        "bn",
        "আইসোট্রেটিনয়েন 40 mg",
        "গর্ভাবস্থায় এই ওষুধ খাবেন না",
        ("দিনে 2 বার 1টি ক্যাপসুল (20 মি.গ্রা.) খাবারের সাথে গিলে খান।", "তীব্র মাথাব্যথা হলে সঙ্গে সঙ্গে বন্ধ করুন। র‍্যাব ক্ষতি"),
    ),
    "th": Advice(
        "th",
        "ไอโซเทรติโนอิน 40 mg แคปซูล",
        "ห้ามใช้ยานี้หากคุณกำลังตั้งครรภ์",
        (
            "รับประทานครั้งละ 1 แคปซูล (20 มก.) วันละ 2 ครั้ง หลังอาหาร กลืนทั้งเม็ดพร้อมน้ำ ห้ามเคี้ยว ห้ามบด",
            "หากมีอาการปวดศีรษะรุนแรง ตามัว หรือซึมเศร้า ให้หยุดยาทันที ปั้ญญ์ ผู้ที่อยู่ ฎฺ ฐู ต่าง ๆ น้ำ",
        ),
    ),
    "zh-Hans": Advice(
        "zh_hans",
        "异维A酸 40 mg 软胶囊",
        "怀孕期间请勿服用",
        (
            "每日2次，每次1粒（20毫克），随餐整粒吞服。请勿超过每日40毫克，除非医生另有指示；切勿咀嚼胶囊。",
            "如出现“严重头痛”、视力模糊或情绪低落……请立即停药，并联系Isotretinoin热线0800-123-4567。",
        ),
    ),
    "ja": Advice(
        "ja",
        "イソトレチノイン 40 mg カプセル",
        "妊娠中は服用しないでください",
        (
            "通常、成人は1日2回、1回1カプセル（20ミリグラム）を食後に服用してください。コップ1杯の水で飲んでください。",
            "「激しい頭痛」、目のかすみなどがあらわれた場合は、ただちに服用を中止し、医師または薬剤師に相談してください。",
        ),
    ),
    "ko": Advice(
        "ko",
        "이소트레티노인 40 mg 연질캡슐",
        "임신 중에는 복용하지 마십시오",
        (
            "1일 2회, 1회 1캡슐(20밀리그램)을 식사와 함께 통째로 삼키십시오. 1일 40 mg을 초과하지 마십시오.",
            "심한 두통, 시야 흐림 또는 우울감이 나타나면 즉시 복용을 중단하고 의사 또는 약사와 상의하십시오.",
        ),
    ),
    "am": Advice(
        "am",
        "አይሶትሬቲኖይን 40 mg",
        "በእርግዝና ወቅት አይውሰዱ",
        ("በቀን 2 ጊዜ 1 እንክብል (20 mg) ከምግብ ጋር ይውሰዱ።", "ከባድ የራስ ምታት ከተሰማዎት መድኃኒቱን ያቁሙ፤ ሐኪምዎን ያነጋግሩ።"),
    ),
}


def leaflet_in(tag: str, *more: str) -> Leaflet:
    """Return a leaflet with the advice of a language in paragraphs, a box, a list and a table, and with more words."""
    _, title, warning, paragraphs = ADVICE[tag]
    section = made.section(
        *map(made.paragraph, (*paragraphs, *more)),
        made.box(made.paragraph(paragraphs[0]), made.bullets(*paragraphs), title=warning),
        made.table(("40 mg", warning), (paragraphs[0], "2"), caption=warning),
        heading=warning,
    )
    leaflet = made.leaflet(section)
    return replace(leaflet, title=made.text(title, 2), identity=leaflet.identity._replace(title=title, language=tag))


def declaration(code: str) -> list[str]:
    """Return the articles of the declaration of human rights; skip the test where they are not at hand."""
    path = Path(os.environ.get("UDHR", "")) / f"udhr_{code}.xml"
    if not path.is_file():
        pytest.skip("UDHR names no folder with the declaration of human rights (udhr_hin.xml …)")
    space = {"u": "http://efele.net/udhr"}
    paragraphs = ElementTree.parse(path).getroot().iterfind(".//u:article//u:para", space)
    return [" ".join("".join(paragraph.itertext()).split()) for paragraph in paragraphs]
