"""What is told in the first answer is kept, and what is not said is not made up."""

import pytest

from tests.unit.interview.talk import Talk
from verbund.interview.qualification import told_qualification
from verbund.interview.topic import in_focus

LIFE = (
    "Ja hallo, wo fange ich an. Ich bin seit zwanzig Jahren hier, erst war ich in der Packerei, da waren wir noch zu fünft und es war lustig. "
    "Dann kamen die Zwillinge und ich war lange daheim, das war auch eine schöne Zeit, aber lang. Mein Bruder arbeitet auch hier, drüben in der Gießerei, "
    "der schimpft immer über die Hitze. Im Sommer ist es bei uns auch warm, da stehen alle Tore offen und man hört die Züge. "
    "Also ich möchte die SPS programmieren lernen, damit ich Störungen selbst finde."
)


def test_of_a_long_story_the_wish_is_the_topic():
    talk = Talk("selbst").says(LIFE)
    assert talk.values["thema_freitext"] == "Also ich möchte die SPS programmieren lernen, damit ich Störungen selbst finde."
    assert {"AUT-01", "AUT-02"} & set(talk.values["skill_ids"])
    assert not {one for one in talk.values["skill_ids"] if one.startswith(("UMF", "LEA"))}


def test_a_short_story_stands_as_it_is():
    assert in_focus("Wir nähen Sitze. Das ist alles.") == "Wir nähen Sitze. Das ist alles."


@pytest.mark.parametrize(
    "text",
    [
        "weiß nicht so recht, ich soll was lernen",
        "ich soll hier was ausfüllen, hat die Chefin gesagt",
        "der Meister meint ich muss mal irgendwas lernen",
        "i soll ebbes lerna, sagt dr Schef",
        "ich möchte gern etwas machen, weiß aber nicht was",
    ],
)
def test_a_wish_without_a_thing_is_no_topic(text):
    assert "thema_freitext" not in Talk("selbst").says(text).values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Gelernt habe ich Schneiderin, das war 1998.", "ja"),
        ("Ich bin gelernter Schlosser und arbeite an der Presse.", "ja"),
        ("Ich habe eine Ausbildung als Elektriker gemacht.", "ja"),
        ("Hab meine Lehre abgebrochen und packe Kartons.", "nein"),
        ("Ich habe keine Ausbildung.", "nein"),
        ("Hab nie was gelernt, schaff halt mit.", "nein"),
        ("Ich war Ingenieur, aber mein Diplom gilt hier nicht.", "ausland_nicht_anerkannt"),
        ("mein zeugnis ist nicht anerkannt in deutschland", "ausland_nicht_anerkannt"),
        ("SPS habe ich nie gelernt.", None),
        ("Ich habe das neu gelernt.", None),
        ("Wir bilden aus, zwei machen eine Lehre.", None),
    ],
)
def test_a_learnt_occupation_is_read_out_of_a_story(text, value):
    told = told_qualification(text)
    assert (told.value if told else None) == value


@pytest.mark.parametrize(
    "text",
    [
        "Ich packe Teile, der Vorarbeiter sagt, ich brauche den Staplerschein.",
        "Ich schreibe Berichte für die Geschäftsleitung und muss Excel lernen.",
        "Die Schichtleitung will, dass ich Messen lerne, ich bin an der Fräse.",
    ],
)
def test_somebody_elses_rank_is_not_the_speakers(text):
    assert "fuehrung" not in Talk("selbst").says(text).values.get("zielgruppe_level", [])


def test_the_speakers_rank_is():
    assert "fuehrung" in Talk("selbst").says("Ich bin Schichtleiter und muss Mitarbeitergespräche lernen.").values["zielgruppe_level"]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Ich bin Fräser, Lohnfertigung mit ca. 70 MA, und muss Heidenhain lernen.", "50_249"),
        ("Ich bin Fräser in einer Firma mit 30 Mitarbeitern und muss Heidenhain lernen.", "10_49"),
    ],
)
def test_the_size_of_the_company_is_kept(text, size):
    assert Talk("selbst").says(text).values.get("betriebsgroesse") == size


@pytest.mark.parametrize("text", ["Ich leite die Montage, wir sind zu fünft und brauchen Messtechnik.", "Ich führe den Einkauf, wir sind vier und müssen Excel lernen."])
def test_a_department_is_no_company(text):
    assert "betriebsgroesse" not in Talk("team").says(text).values


def test_radius_and_certificate_said_up_front_are_kept():
    talk = Talk("selbst").says("Ich bin Schweißer und muss MAG lernen, maximal 50 km, ein Zertifikat wäre gut.")
    assert talk.values["radius_km"] == 50
    assert talk.values["nachweis"] == "zertifikat_schein"


def test_a_machine_that_works_alone_is_no_level():
    assert "stand_ist" not in Talk("selbst").says("Wir kriegen einen Nähautomaten, der näht allein, und ich muss ihn bedienen lernen.").values


def test_who_starts_when_is_not_when_it_is_needed():
    talk = Talk("team").skips_to("dringlichkeit").says("Im Januar wollen wir beginnen, bis zum Sommer soll es sitzen")
    assert talk.values["dringlichkeit"] == "bis_12_monate"


@pytest.mark.parametrize(
    "text",
    [
        "Die Presse ist verschlissen, mit dem Können hat das nichts zu tun",
        "Es sind zu wenig Leute da",
        "die Fräser sind stumpf",
        "Zeit fehlt, sonst nichts",
        "Das Lager ist ausgeschlagen und das Werkzeug stumpf",
    ],
)
def test_what_no_course_helps_ends_as_no_training_need(text):
    talk = Talk("selbst").skips_to("ursache_art").says(text)
    assert "utter_kein_weiterbildungsbedarf" in talk.said
