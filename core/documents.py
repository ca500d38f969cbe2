from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse


def refuse_document(request: HttpRequest) -> HttpResponse:
    """To whom a document is not for: a stranger may be somebody it is for."""
    if request.user.is_authenticated:
        raise Http404
    return redirect_to_login(request.get_full_path())
