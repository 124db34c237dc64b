"""The closed lists of a profile. Values are German as in the needs record; synonyms are read as well."""

from __future__ import annotations

from enum import StrEnum


class Perspective(StrEnum):
    """Who asks; it changes the wording, never the result."""

    SELF = "selbst"
    TEAM = "team"
    COMPANY = "betrieb"
    REPRESENTATION = "vertretung"


PERSPECTIVES = {
    "employee": "selbst", "employer": "betrieb", "company": "betrieb", "hr": "betrieb", "works_council": "vertretung", "manager": "team", "team_lead": "team",
}  # fmt: skip


class Person(StrEnum):
    """What the person who learns is today."""

    EMPLOYEE = "arbeitnehmer"
    APPRENTICE = "auszubildend"
    MINIJOB = "minijob"
    UNEMPLOYED = "arbeitslos"
    CIVIL_SERVANT = "beamtet"
    SELF_EMPLOYED = "selbststaendig"
    SOLO_SELF_EMPLOYED = "solo_selbststaendig"
    MANAGING_DIRECTOR = "geschaeftsfuehrung_ohne_arbeitsvertrag"
    RETURNER = "wiedereinstieg"
    FOUNDER = "gruendung"
    NOT_WORKING = "nicht_erwerbstaetig"
    TRANSFER_COMPANY = "transfergesellschaft"


PERSONS = {
    "arbeitnehmerin": "arbeitnehmer", "beschaeftigt": "arbeitnehmer", "beschäftigt": "arbeitnehmer", "angestellt": "arbeitnehmer", "worker": "arbeitnehmer",
    "azubi": "auszubildend", "auszubildende": "auszubildend", "trainee": "auszubildend", "beamter": "beamtet", "beamtin": "beamtet", "jobless": "arbeitslos",
    "selbständig": "selbststaendig", "selbstständig": "selbststaendig", "freelancer": "solo_selbststaendig", "owner": "selbststaendig", "entrepreneur": "selbststaendig",
    "solo": "solo_selbststaendig", "geschaeftsfuehrer": "geschaeftsfuehrung_ohne_arbeitsvertrag", "marginal": "minijob", "geringfuegig": "minijob",
}  # fmt: skip


class AgeBand(StrEnum):
    """Age as a range, for people who do not want to say more."""

    UNDER_25 = "unter_25"
    FROM_25 = "25_44"
    FROM_45 = "45_54"
    FROM_55 = "ab_55"
    UNDER_45 = "unter_45"
    OVER_45 = "ab_45"


AGE_BANDS = {
    "<25": "unter_25",
    "<45": "unter_45",
    ">=45": "ab_45",
    ">=55": "ab_55",
    "45+": "ab_45",
    "55+": "ab_55",
    "25_to_44": "25_44",
    "45_to_54": "45_54",
}


class Qualification(StrEnum):
    """The vocational qualification, by the time its training takes under federal or state law."""

    NONE = "ohne"
    VOCATIONAL = "berufsabschluss"
    SHORT = "abschluss_unter_zwei_jahren"
    FOREIGN_UNRECOGNISED = "ausland_nicht_anerkannt"


QUALIFICATIONS = {
    "kein": "ohne", "keiner": "ohne", "nein": "ohne", "no": "ohne", "kein_abschluss": "ohne", "ja": "berufsabschluss", "yes": "berufsabschluss", "abschluss": "berufsabschluss",
    "apprenticeship": "berufsabschluss", "completed": "berufsabschluss", "foreign": "ausland_nicht_anerkannt", "ausland": "ausland_nicht_anerkannt",
}  # fmt: skip


class Degree(StrEnum):
    """The highest university degree."""

    NONE = "ohne"
    BACHELOR = "bachelor"
    MASTER = "master_oder_diplom"


DEGREES = {
    "kein": "ohne",
    "keiner": "ohne",
    "nein": "ohne",
    "master": "master_oder_diplom",
    "diplom": "master_oder_diplom",
    "diploma": "master_oder_diplom",
}


class Contract(StrEnum):
    """The employment relation."""

    RUNNING = "laufend"
    FIXED_TERM = "befristet"
    TERMINATED = "gekuendigt"
    DISSOLVED = "aufhebungsvertrag"
    ENDED = "beendet"


CONTRACTS = {
    "unbefristet": "laufend",
    "bestehend": "laufend",
    "ungekuendigt": "laufend",
    "permanent": "laufend",
    "gekündigt": "gekuendigt",
    "dismissed": "gekuendigt",
    "aufhebung": "aufhebungsvertrag",
}


class Format(StrEnum):
    """How the course is taught."""

    PRESENCE = "praesenz"
    ONLINE = "online_live"
    BLENDED = "gemischt"
    SELF_STUDY = "selbstlernen"
    DISTANCE = "fernunterricht"


FORMATS = {
    "präsenz": "praesenz", "classroom": "praesenz", "online": "online_live", "live_online": "online_live", "virtuell": "online_live", "hybrid": "gemischt",
    "e_learning": "selbstlernen", "elearning": "selbstlernen", "asynchron": "selbstlernen", "selfstudy": "selbstlernen", "fernkurs": "fernunterricht", "fernlehrgang": "fernunterricht",
}  # fmt: skip


class Goal(StrEnum):
    """What the course leads to."""

    ADAPTATION = "anpassung"
    VOCATIONAL = "berufsabschluss"
    PARTIAL = "teilqualifikation"
    SPECIALIST = "berufsspezialist"
    CRAFT_MASTER = "handwerksmeister"
    INDUSTRIAL_MASTER = "industriemeister"
    BUSINESS_SPECIALIST = "fachwirt"
    TECHNICIAN = "techniker"
    BACHELOR_PROFESSIONAL = "bachelor_professional"
    MASTER_PROFESSIONAL = "master_professional"
    OTHER_AFBG = "anderes_afbg_ziel"
    DEGREE = "studium"
    SCHOOL = "hauptschulabschluss"
    BASIC_SKILLS = "grundkompetenzen"
    VALIDATION = "validierung"
    POLITICAL = "politische_weiterbildung"
    VOLUNTEER = "ehrenamt"


GOALS = {
    "kurs": "anpassung", "anpassungsqualifizierung": "anpassung", "zertifikat": "anpassung", "umschulung": "berufsabschluss", "ausbildungsberuf": "berufsabschluss",
    "tq": "teilqualifikation", "meister": "handwerksmeister", "meister_handwerk": "handwerksmeister", "fachwirtin": "fachwirt", "degree": "studium", "bachelor": "studium",
    "afbg": "anderes_afbg_ziel", "aufstiegsfortbildung": "anderes_afbg_ziel", "geprueft_berufsspezialist": "berufsspezialist", "volunteer": "ehrenamt",
}  # fmt: skip

# § 2 Abs. 1 AFBG: goals that keep a course out of §§ 82 and 82a SGB III (§ 22 Abs. 1a SGB III).
AFBG_GOALS = frozenset({
    Goal.SPECIALIST, Goal.CRAFT_MASTER, Goal.INDUSTRIAL_MASTER, Goal.BUSINESS_SPECIALIST, Goal.TECHNICIAN, Goal.BACHELOR_PROFESSIONAL, Goal.MASTER_PROFESSIONAL, Goal.OTHER_AFBG,
})  # fmt: skip


class Duty(StrEnum):
    """Where a duty to hold the course comes from."""

    NONE = "keine"
    FEDERAL_OR_STATE = "bund_oder_land"
    EU = "eu_recht"
    ACCIDENT_INSURANCE = "unfallversicherung"
    CUSTOMER_OR_NORM = "kunde_oder_norm"


DUTIES = {
    "bund": "bund_oder_land", "land": "bund_oder_land", "gesetz": "bund_oder_land", "federal": "bund_oder_land", "state": "bund_oder_land", "eu": "eu_recht", "ki_vo": "eu_recht",
    "dguv": "unfallversicherung", "berufsgenossenschaft": "unfallversicherung", "kunde": "kunde_oder_norm", "norm": "kunde_oder_norm", "vertrag": "kunde_oder_norm",
}  # fmt: skip


class SizeBand(StrEnum):
    """Heads of the undertaking as a range (`betriebsgroesse` of the needs record)."""

    TO_9 = "1_9"
    TO_49 = "10_49"
    TO_249 = "50_249"
    TO_499 = "250_499"
    FROM_500 = "500_plus"
