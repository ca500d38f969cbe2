"""The words of wagtail-localize's editor of translations, where its own cannot be read: its French joins "Publier
dans" and "arabe" without a space, its Arabic calls languages versions of software, its Spanish is half English."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog

IN_BROWSER = {
    "Applying editor lock": _("Applying editor lock"),
    "Changed": _("Changed"),
    "Choose a %s": _("Choose a %s"),
    "Convert to alias page": _("Convert to alias page"),
    "Publish in ": _("Publish in "),
    "Removing editor lock": _("Removing editor lock"),
    "Revert to %s version": _("Revert to %s version"),
    # Asked by core/js/admin.js.
    "Publish all the same?": _("Publish all the same?"),
    "Some texts are not translated yet: visitors will read them in French.": _(
        "Some texts are not translated yet: visitors will read them in French."
    ),
    "The French of some texts has changed: visitors go on reading the old translation until it is saved again.": _(
        "The French of some texts has changed: visitors go on reading the old translation until it is saved again."
    ),
    "Stop Synced translation": _("Stop Synced translation"),
    "Stopping Synced translation": _("Stopping Synced translation"),
    "There are unsaved segments. Please save or cancel them before leaving.": _(
        "There are unsaved segments. Please save or cancel them before leaving."
    ),
    # Asked by core/js/admin.js.
    "This text could not be saved. It is not lost: try again, or copy it and load this page again.": _(
        "This text could not be saved. It is not lost: try again, or copy it and load this page again."
    ),
    "Uses %s version": _("Uses %s version"),
    # Told by core/js/admin.js.
    "Your session is over, but this text is not lost: sign in in another tab, then save again.": _(
        "Your session is over, but this text is not lost: sign in in another tab, then save again."
    ),
    "segments translated": _("segments translated"),
}
# Named here, translated in locale/, whose words come before those of libraries.
ON_SERVER = (
    _(
        "Are you sure you want to convert this page into an alias? This will overwrite the content of the page"
        " with the content of '%(source_page_title)s' (%(source_page_locale)s)"
    ),
    _("Convert to alias"),
    _("Convert to alias %(title)s"),
    _("Locales"),
    _(
        "New validation errors were found when publishing '{object}' in {locale}. Please fix them or click"
        " publish again to ignore these translations for now."
    ),
    _("No, leave it as a page"),
    _("Page '{}' has been converted into an alias."),
    _("Published '{object}' in {locale} with missing translations - see below."),
    _("Published '{object}' in {locale}."),
    _("Start Synced translation"),
    _("Translation has been restarted."),
    _("Translation has been stopped."),
    _("Yes, convert it"),
    _("{} locales"),
)


class EditorCatalog(JavaScriptCatalog):
    """What wagtail-localize sends of its words to the browser, with ours in their place."""

    packages = ["wagtail_localize"]

    def get_catalog(self) -> dict[str, Any]:
        return super().get_catalog() | {theirs: str(ours) for theirs, ours in IN_BROWSER.items()}
