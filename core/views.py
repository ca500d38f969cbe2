import errno
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils._os import safe_join
from django.views.static import serve

DOCUMENTS_FOLDER = "documents"


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file of the media folder. Documents are not served from here: only Wagtail's own address for them
    asks who may open one."""
    try:
        storage_path = Path(safe_join(settings.MEDIA_ROOT, path)).relative_to(settings.MEDIA_ROOT)
        if storage_path.parts[:1] == (DOCUMENTS_FOLDER,):
            raise Http404
        response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    except SuspiciousFileOperation as error:
        raise Http404 from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise Http404 from error
        raise
    # Names are random: another content has another name.
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
