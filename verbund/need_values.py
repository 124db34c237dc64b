"""Values that fields of a need may take; the same as in `knowledge/needs_record.schema.json` (a test compares them)."""

from __future__ import annotations

from typing import Literal

LanguageMode = Literal["standard", "einfach"]
Perspective = Literal["selbst", "team", "betrieb", "vertretung"]
Status = Literal[
    "neu", "in_pruefung", "rueckfrage", "bestaetigt", "gebuendelt", "angebot_gesucht", "angebot_gefunden",
    "beauftragt", "geplant", "laeuft", "abgeschlossen", "kein_weiterbildungsbedarf", "zurueckgezogen",
]
Region = Literal[
    "Rhein-Neckar", "Ostwürttemberg", "Stuttgart", "Ulm", "Freiburg", "Reutlingen", "Textil landesweit",
    "außerhalb", "unklar",
]
Branche = Literal["metall_elektro", "textil_bekleidung", "andere", "unklar"]
Betriebsgroesse = Literal["1_9", "10_49", "50_249", "250_499", "500_plus", "weiss_nicht"]
SkillZuordnung = Literal["bot_sicher", "bot_unsicher", "mensch", "offen"]
Anlass = Literal[
    "neue_maschine_technik", "neue_software", "neues_produkt_kunde", "norm_gesetz", "qualitaet_reklamation",
    "personalwechsel_nachfolge", "neue_aufgabe_aufstieg", "arbeitsplatz_im_wandel", "eigener_wunsch", "sonstiges",
]
UrsacheArt = Literal["wissen", "uebung", "ablauf", "ausstattung", "zeit", "unklar"]
Pflicht = Literal["freiwillig", "vorgeschrieben", "unklar"]
Nachweis = Literal[
    "egal", "teilnahmebescheinigung", "zertifikat_schein", "teilqualifikation", "berufsabschluss", "weiss_nicht"
]
ZielgruppeLevel = Literal["angelernt", "fachkraft", "spezialist", "fuehrung", "auszubildende", "buero"]
Berufsabschluss = Literal["ja", "nein", "ausland_nicht_anerkannt", "keine_angabe"]
Altersband = Literal["unter_30", "30_44", "45_54", "55_plus", "keine_angabe"]
DeutschUnterstuetzung = Literal["nein", "sprechen", "lesen_schreiben", "beides", "keine_angabe"]
Dringlichkeit = Literal["sofort", "bis_3_monate", "bis_6_monate", "bis_12_monate", "spaeter", "weiss_nicht"]
Format = Literal["am_arbeitsplatz", "inhouse", "kurs_vor_ort", "online_live", "online_selbst", "gemischt", "egal"]
Zeitmodell = Literal["ganze_tage", "halbe_tage", "block", "abend", "samstag", "flexibel"]
Schicht = Literal["keine", "zwei", "drei", "nacht", "wechselnd", "keine_angabe"]
RadiusKm = Literal[0, 25, 50, 100, 999]
DauerRahmen = Literal["bis_1_tag", "2_5_tage", "bis_120_std", "ueber_120_std", "weiss_nicht"]
Freistellung = Literal["ja", "teilweise", "nein", "weiss_nicht", "entfaellt"]
Rahmen = Literal["schicht", "kinder_pflege", "anfahrt", "deutsch", "technik", "keine"]
Gemeinsam = Literal["ja", "mit_einschraenkung", "nein", "weiss_nicht", "entfaellt"]
RaumAngebot = Literal["ja", "nein", "weiss_nicht", "entfaellt"]
Betriebsrat = Literal["vorhanden_einbezogen", "vorhanden_offen", "nicht_vorhanden", "keine_angabe"]
FoerderInteresse = Literal["ja", "nein", "schon_beantragt", "weiss_nicht"]
WeitergabeBetrieb = Literal["nein", "ja", "entfaellt"]
