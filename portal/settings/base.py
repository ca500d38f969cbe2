"""What holds everywhere. Every switch is one environment variable; docs/operator.md lists them."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from portal import release

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(os.environ.get("VAR") or BASE_DIR / "var").resolve()


def env_list(name: str, default: str = "") -> list[str]:
    """The comma-separated environment variable `name` as a list without blanks."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


DEBUG = False
SECRET_KEY = os.environ.get("SECRET_KEY", "")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS", SITE_URL)

INSTALLED_APPS = [
    "portal",
    "demo",
    "home",
    "catalogue",
    "members",
    "places",
    "accounts",
    "search",
    "core",
    "modeltranslation",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.apps.UsersConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "phonenumber_field",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]

# In the order in which a request goes through them (docs/architecture.md, "From the socket to the view").
MIDDLEWARE = [
    "portal.page_cache.PageCache",  # first: a page that is kept costs nothing of what follows
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.refusals.RefuseOddAddresses",  # before anything asks the database about an address
    "core.middleware.sites.KnownSite",
    "core.middleware.admin.AdminSearchWords",
    "core.middleware.admin.AdminBadRequests",
    "core.middleware.sites.LocaleMiddleware",  # after sessions, before everything that has words
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",  # reads the form only before the view: after BodyLimit
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "core.middleware.refusals.BodyLimit",  # after who asks is known: staff may send more
    "core.kept_forms.KeepSentForm",  # before views that ask for a sign-in, of which it answers forms
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.middleware.admin.AdminContentSecurityPolicy",  # within CSPMiddleware, whose policy it replaces
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "core.middleware.admin.OneSaveAtATime",  # last: it calls the view itself
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'portal.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["ENGINE"] = "portal.postgresql"
    # A server that does not answer ends in the page that asks to come back, not in an endless wait; for one that
    # is connected and hangs see portal.postgresql.
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        connect_timeout=2,
        tcp_user_timeout=5000,
        keepalives_idle=5,
        keepalives_interval=2,
        keepalives_count=2,
    )
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a writer waits its turn instead of failing half way with "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 1.5,  # seconds; then core.failure_views.server_error asks the person to come back
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        # Shared by the workers of one machine: each would count wrong passwords for itself.
        "BACKEND": "core.cache_backends.FileStore",
        "LOCATION": VAR_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    },
    # Whole pages for visitors who did not sign in (portal.page_cache), shared by all workers.
    "pages": {
        "BACKEND": "core.cache_backends.DiskStore",
        "LOCATION": VAR_DIR / "pages",
        "TIMEOUT": 600,
        "OPTIONS": {"size_limit": 2**28},  # bytes
    },
}
if os.environ.get("REDIS_URL"):
    # Several machines: one cache for all of them.
    CACHES = {
        name: {
            "BACKEND": "core.cache_backends.RedisStore",
            "LOCATION": os.environ["REDIS_URL"],
            "KEY_PREFIX": name,
            # Seconds; one that hangs is left alone for a while after the first (core.cache_backends).
            "OPTIONS": {"socket_connect_timeout": 0.3, "socket_timeout": 0.5},
        }
        for name in CACHES
    }
if os.environ.get("PAGE_CACHE") == "memory":
    # One web server alone on its machine may keep pages in its own memory.
    CACHES["pages"] = {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 20_000},  # the default of 300 entries thrashes
    }
elif os.environ.get("PAGE_CACHE") == "off":
    CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
# Cards of products (catalogue.cards), each under the version of what is public.
CACHES["fragments"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "fragments",
    "TIMEOUT": 24 * 3600,
    "OPTIONS": {"MAX_ENTRIES": 20_000},
}
if os.environ.get("FRAGMENTS") == "off":
    CACHES["fragments"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- people ---------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["core.turns.PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# The page says the same whether there is an account or not; strangers get no mail from us.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {"reset_password": "accounts.forms.ResetPasswordForm"}
# Visitors of one café or one operator share an address; the key of an enquiry is the person's own.
# For signing in, the key is the account together with the address it is tried from (accounts.adapter): a stranger's wrong
# passwords do not keep out the person herself.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "20/m/ip,5/5m/key",
    "enquiry": "40/h/ip,8/h/key",
    "error_report": "20/h/ip",
    "sought": "20/h/ip",
    "list": "60/h/ip",
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_email"
LOGOUT_REDIRECT_URL = "/"
ENQUIRY_QUICKEST = 3  # seconds; no person reads and fills in the form to a member in less
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Cluster ESS"

# --- languages ------------------------------------------------------------------------------------
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("ar", _("Arabic")), ("es", _("Spanish")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
MODELTRANSLATION_DEFAULT_LANGUAGE = LANGUAGE_CODE
MODELTRANSLATION_LANGUAGES = tuple(code for code, _name in LANGUAGES)
MODELTRANSLATION_FALLBACK_LANGUAGES = (LANGUAGE_CODE,)


def label_in_language(name: str, language: str) -> str:
    """One language of a text: its name and the language in its own script, Nom · العربية."""
    return f"{name} · {get_language_info(language)['name_local'].capitalize()}"


MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME = label_in_language


LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Africa/Casablanca"

# --- files ----------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
# A page names the static files of its release, which the next one throws away.
CACHES["pages"]["KEY_PREFIX"] = "pages-" + release.digest(
    [BASE_DIR / name for name in (*INSTALLED_APPS, "locale")], STATIC_ROOT / "staticfiles.json"
)
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "core.storage.WholeFiles"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's page editor posts many
# Of a form without its files, from staff (core.middleware.refusals.BodyLimit holds strangers to less): an Arabic letter
# takes six bytes of a form, an emoji twelve.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024

# --- mail -----------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "portail@cluster-ess.example")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_TIMEOUT = 10  # seconds for each word of the server; core.mails.backend limits the whole
# Whoever sends a mail puts it into the outbox; a task hands it over.
EMAIL_BACKEND = "core.mails.backend.OutboxBackend"
if os.environ.get("EMAIL_HOST"):
    DELIVERY_EMAIL_BACKEND = "core.mails.backend.EmailBackend"
    EMAIL_HOST = os.environ["EMAIL_HOST"]
    EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
    EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
    EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
    EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "1") == "1"
else:
    # Kept as files that staff can read in the admin, so that a laptop needs no mail server.
    DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"

# --- Wagtail --------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Cluster ESS Tanger–Tétouan–Al Hoceïma"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_FINISH_WORKFLOW_ACTION = "core.moderation.actions.publish_reviewed"
# Wagtail's own mail to administrators about what was submitted: core.moderation.mails tells them.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
# Wagtail offers every name that the system knows, also some that no browser does.
WAGTAIL_USER_TIME_ZONES = ["Africa/Casablanca", "Europe/Madrid", "Europe/Paris", "UTC"]
WAGTAIL_PASSWORD_RESET_ENABLED = False  # the site has its own
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILIMAGES_IMAGE_MODEL = "core.Image"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.admin.file_forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
# Two thirds of the bytes of 50, and no difference seen at the double density of phones.
WAGTAILIMAGES_AVIF_QUALITY = 44
WAGTAILIMAGES_JPEG_QUALITY = 74
WAGTAILDOCS_DOCUMENT_MODEL = "core.Document"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.admin.file_forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "odp", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "core.admin.rich_text.CleanRichTextArea"}}
# Autosave duplicates the rows of inline panels (wagtail 14568, 13910): off until both are closed.
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Answers questions in words where there is one; the database does while it is away (search.elastic).
ELASTICSEARCH_URL = os.environ.get("ELASTICSEARCH_URL", "")
ELASTICSEARCH_INDEX = os.environ.get("ELASTICSEARCH_INDEX") or "portal"

# --- doors ----------------------------------------------------------------------------------------
CSRF_FAILURE_VIEW = "core.kept_forms.csrf_failure"
X_FRAME_OPTIONS = "DENY"  # Wagtail lifts it for its previews; `frame-ancestors` says the rest
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": [],
    "geolocation": [],
    "microphone": [],
    "payment": [],
    "usb": [],
}

PHONENUMBER_DEFAULT_REGION = "MA"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"hide_keys": {"()": "core.logs.HideKeys"}},
    "handlers": {
        "nowhere": {"class": "logging.NullHandler"},
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["hide_keys"],
        },
    },
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    # Wagtail logs every publication with its title; its own history in the admin keeps them.
    "loggers": {
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        "apscheduler": {"level": "WARNING"},
        "elastic_transport": {"level": "ERROR"},  # search.elastic.client tells that it is away
        # Strangers who ask for another site get a 400; a traceback each would fill the log.
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}
