"""What stands between the server and a view, by what it is for; portal/settings/base.py tells the order and why."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]
