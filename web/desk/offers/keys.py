"""What the pages about offers carry, under typed keys."""

from __future__ import annotations

from aiohttp import MultipartReader, web

from web.desk.offers.reader import Reader
from web.desk.offers.uploads import Uploads

UPLOADS = web.AppKey("uploads", Uploads)
READER = web.AppKey("reader", Reader)
MULTIPART = web.RequestKey("multipart", MultipartReader)
"""The form behind its proof (`guard.check_form`)."""
