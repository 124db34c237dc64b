"""Routing of every Gemeinde, and of what people say when a name is not enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.routing import Router
from verbund.tables import rows

ROUTER = Router.load()
GEMEINDEN = rows("places/places_bw.csv")

# Nine names exist in two Kreise; the others are the beginning of a longer name elsewhere in the Land.
AMBIGUOUS = {"Altdorf", "Altheim", "Dürnau", "Hochdorf", "Malsch", "Rosenberg", "Schömberg", "Talheim", "Weingarten"}
SHORT_FORM_OF_A_TOWN = {
    "Au", "Biberach", "Bietigheim", "Geislingen", "Hohentengen", "Mühlhausen", "Neuhausen", "Sasbach", "Schwenningen",
    "Schönau", "Stetten", "Wangen", "Weilheim", "Weissach",
}  # fmt: skip


def test_every_gemeinde_resolves_or_is_ambiguous():
    assert len(GEMEINDEN) == 1101
    for row in GEMEINDEN:
        routing = ROUTER.route(row["gemeinde"])
        if row["gemeinde"] in AMBIGUOUS | SHORT_FORM_OF_A_TOWN:
            assert routing.status == "mehrdeutig", row
            assert len(routing.candidates) >= 2
        else:
            assert (routing.status, routing.ags) == ("gefunden", row["kreis_ags"]), row


def test_every_candidate_is_understood_when_chosen():
    for name in AMBIGUOUS | SHORT_FORM_OF_A_TOWN:
        for candidate in ROUTER.route(name).candidates:
            chosen = ROUTER.route(candidate, pending=name)
            assert chosen.status == "gefunden", candidate
            assert chosen.kreis_name in candidate


def test_every_postcode_leads_to_its_kreis_or_back_to_the_person():
    kreise: dict[str, set[str]] = {}
    for row in GEMEINDEN:
        for code in row["plz"].split("|"):
            kreise.setdefault(code, set()).add(row["kreis_ags"])
    for code, expected in kreise.items():
        routing = ROUTER.route(code)
        if len(expected) == 1:
            assert (routing.status, routing.ags, routing.plz) == ("gefunden", *expected, code)
        else:
            assert routing.status == "mehrdeutig"


@pytest.mark.parametrize("code", ["68139", "70836", "76273", "88348", "88499", "88637"])
def test_split_postcodes_are_asked_back(code):
    assert ROUTER.route(code).status in {"mehrdeutig", "unbekannt"}


FOUND = [
    ("Aalen", "08136", "Ostwürttemberg", "Aalen"), ("68165", "08222", "Rhein-Neckar", "Mannheim"), ("Mosbach", "08225", "Rhein-Neckar", "Schwäbisch Hall-Tauberbischofsheim"),
    ("Offenburg", "08317", "Freiburg", "Offenburg"), ("Sigmaringen", "08437", "außerhalb", "Balingen-Reutlingen"), ("Rastatt", "08216", "außerhalb", "Karlsruhe-Rastatt"),
    ("wohne in Ulm, Firma in Aalen", "08136", "Ostwürttemberg", "Aalen"), ("Werk in Aalen, Zentrale in München", "08136", "Ostwürttemberg", "Aalen"),
    ("Kreis Esslingen", "08116", "Stuttgart", "Göppingen"), ("Stadtkreis Heilbronn", "08121", "außerhalb", "Heilbronn"), ("Landkreis Karlsruhe", "08215", "außerhalb", "Karlsruhe-Rastatt"),
    ("88348 Bad Saulgau", "08437", "außerhalb", "Balingen-Reutlingen"), ("Malsch bei Ettlingen", "08215", "außerhalb", "Karlsruhe-Rastatt"),
    ("Weingarten bei Ravensburg", "08436", "außerhalb", "Konstanz-Ravensburg"), ("Talheim, Kreis Heilbronn", "08125", "außerhalb", "Heilbronn"),
    ("Albstadt", "08417", "Reutlingen", "Balingen-Reutlingen"), ("Giengen an der Brenz", "08135", "Ostwürttemberg", "Aalen"), ("VS", "08326", "außerhalb", "Rottweil-Villingen-Schwenningen"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ags", "region", "agentur"), FOUND)
def test_routes(text, ags, region, agentur):
    routing = ROUTER.route(text)
    assert (routing.status, routing.ags, routing.region, routing.agentur) == ("gefunden", ags, region, agentur)


CLARIFIED = [
    ("Talheim", "im Landkreis Heilbronn", "08125"), ("Talheim", "das bei Heilbronn", "08125"), ("Talheim", "bei Tuttlingen", "08327"),
    ("Talheim", "74388", "08125"), ("Dürnau", "Landkreis Biberach, am Federsee", "08426"), ("Dürnau", "das bei Göppingen", "08117"),
    ("Altheim", "am Federsee", "08426"), ("Malsch", "das bei Wiesloch", "08226"), ("Altdorf", "bei Nürtingen", "08116"), ("88348", "Bad Saulgau", "08437"),
    ("Weingarten", "Kreis Ravensburg", "08436"), ("Talheim", "nein, Ulm", "08421"), ("Schömberg", "Zollernalb", "08417"), ("Hochdorf", "Hochdorf bei Plochingen", "08116"),
]  # fmt: skip


@pytest.mark.parametrize(("pending", "answer", "ags"), CLARIFIED)
def test_the_second_answer_settles_an_ambiguous_name(pending, answer, ags):
    assert ROUTER.route(answer, pending=pending).ags == ags


def test_asks_again_when_the_second_answer_says_nothing():
    assert ROUTER.route("weiß nicht", pending="Talheim").status == "mehrdeutig"


def test_textile_is_routed_by_branche_and_keeps_its_kreis():
    routing = ROUTER.route("Nürtingen", branche="textil_bekleidung")
    assert (routing.region, routing.ags, routing.agentur) == ("Textil landesweit", "08116", "Göppingen")


def test_two_sites_in_different_kreise_are_asked_back():
    assert ROUTER.route("Werke in Aalen und Ulm").candidates == ("Aalen (Ostalbkreis)", "Ulm (Stadtkreis Ulm)")


@pytest.mark.parametrize("text", ["Neu-Ulm", "89231", "Ludwigshafen", "67059", "München", "Basel"])
def test_other_laender_are_named_as_such(text):
    assert (ROUTER.route(text).status, ROUTER.route(text).region) == ("nicht_bw", "außerhalb")


@pytest.mark.parametrize("text", ["weiß nicht", "", "zuhause", "79999", "bei uns"])
def test_unknown_places(text):
    assert ROUTER.route(text).status == "unbekannt"


def test_outside_the_regions_the_nearest_is_proposed():
    assert ROUTER.route("Rastatt").nearest_region == "Freiburg"
    assert ROUTER.route("Ulm").nearest_region is None


@given(st.text(max_size=40), st.one_of(st.none(), st.text(max_size=20)))
def test_never_raises(text, pending):
    assert ROUTER.route(text, pending=pending).status in {"gefunden", "mehrdeutig", "unbekannt", "nicht_bw"}


@pytest.mark.parametrize(("said", "place"), [("z'Waldkirch, im Elztal", "Waldkirch"), ("Malsch bei Wiesloch", "Malsch")])
def test_a_name_that_only_says_where_the_other_lies_is_not_the_place(said, place):
    assert ROUTER.route(said).ort == place
