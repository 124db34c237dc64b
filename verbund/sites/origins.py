"""Where a widget may stand: origins as browsers send them."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

import idna

_HOST = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_USUAL = {"https": 443, "http": 80}


class OriginError(ValueError):
    """What was typed is no origin that may show the widget; the message is a German sentence."""


def read_origin(typed: str) -> str:
    """Reads the address of a host page and returns its origin.

    Args:
        typed: as somebody typed or copied it; what stands behind the host is left out.

    Returns:
        `https://host` or `https://host:port`; `http` only on the own machine.

    Raises:
        OriginError: it is no such address.

    Source: RFC 6454 (origins), RFC 5891 and UTS 46 (host names with umlauts).
    """
    text = typed.strip()
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise OriginError(f"„{typed}“ ist keine Adresse einer Webseite.") from None
    if parts.username is not None or parts.scheme not in _USUAL:
        raise OriginError(f"„{typed}“ ist keine Adresse einer Webseite. Sie beginnt mit https:// und dem Namen der Seite.")
    if "*" in host:
        raise OriginError("Bitte nennen Sie jede Adresse einzeln. Ein Stern steht hier für keine.")
    host = _ascii(host, typed)
    if parts.scheme == "http" and not _is_own_machine(host):
        raise OriginError(f"„{typed}“ ist nicht verschlüsselt. Die Adresse muss mit https:// beginnen.")
    named = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{named}" + ("" if port in (None, _USUAL[parts.scheme]) else f":{port}")


def _ascii(host: str, typed: str) -> str:
    if ":" in host:
        try:
            return str(ip_address(host))
        except ValueError:
            raise OriginError(f"„{typed}“ ist keine Adresse einer Webseite.") from None
    try:
        # Not Python's own codec: it makes "ss" of "ß", browsers do not.
        name = idna.encode(host, uts46=True).decode() if not host.isascii() else host.lower()
    except idna.IDNAError:
        name = ""
    if not _HOST.fullmatch(name) or ("." not in name and name != "localhost"):
        raise OriginError(f"„{typed}“ ist keine Adresse einer Webseite. So sieht eine aus: https://www.beispiel.de")
    return name


def _is_own_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
