"""Settings of the house: environment in, typed and loud. Every variable is explained in .env.example.

SQLite and in-process caches serve a demo or a developer; DATABASE_URL and REDIS_URL put real engines behind.
"""

import hashlib
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"

env = Env()
env.read_env(ROOT / ".env", recurse=False)

# --- What kind of house is this ---

DEBUG = env.bool("DEBUG", False)
DEMO = env.bool("DEMO", False)
PRODUCTION = not (DEBUG or DEMO)


def secret(name: str) -> str:
    """A secret from the environment; while developing, a stand-in that says so in its own text."""
    value = env.str(name, "")
    if value:
        return value
    if DEBUG:
        return hashlib.sha256(f"only for development: {name}".encode()).hexdigest()
    raise ImproperlyConfigured(f"{name} must be set when DEBUG is off. See .env.example.")


SECRET_KEY = secret("SECRET_KEY")
PERSONAL_DATA_KEYS = secret("PERSONAL_DATA_KEYS")  # "id:key,id:key", the first one writes
INDEX_KEY = secret("INDEX_KEY")
LINK_KEY = secret("LINK_KEY")

# --- Where it stands ---

BASE_URL = env.str("BASE_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost"])
HTTPS = env.bool("HTTPS", PRODUCTION)
PROXIES = env.int("PROXIES", 0)  # how many trusted proxies stand in front and write X-Forwarded-For
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])

ROOT_URLCONF = "kuulluksi.urls"
WSGI_APPLICATION = "kuulluksi.wsgi.application"
SITE_ID = 1
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # our rooms, upper floors first so that their templates win
    "kuulluksi.demo",
    "kuulluksi.pages",
    "kuulluksi.desk",
    "kuulluksi.reports",
    "kuulluksi.barriers",
    "groups",
    "booking.forum",
    "booking.open_events",
    "booking.experts",
    "booking.signups",
    "booking.calendar",
    "kuulluksi.notices",
    "kuulluksi.privacy",
    "kuulluksi.people",
    "kuulluksi.directory",
    "kuulluksi.look",
    # Wagtail
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "kuulluksi.people.users_app.StaffAccountsConfig",  # wagtail.users
    "kuulluksi.pages.wagtail_apps.SnippetsConfig",
    "kuulluksi.pages.wagtail_apps.DocumentsConfig",
    "kuulluksi.pages.wagtail_apps.ImagesConfig",
    "wagtail.search",
    "wagtail.admin",
    "kuulluksi.pages.wagtail_apps.LocalesConfig",
    "wagtail",
    "wagtailmedia",
    "modelcluster",
    "taggit",
    "recurrence",
    # staff log in
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    # Django
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "kuulluksi.middleware.EncodingMiddleware",
    "kuulluksi.page_cache.PageCacheMiddleware",
    "kuulluksi.middleware.SecurityPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kuulluksi.middleware.InputLimitsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kuulluksi.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "kuulluksi.context.house",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Database and cache ---

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR / 'kuulluksi.sqlite3'}")}
DATABASES["default"]["ATOMIC_REQUESTS"] = False  # a reader must never take SQLite's write lock
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Opening it reads the definitions of all tables: six milliseconds. runserver has a thread a request, and keeps none.
    DATABASES["default"]["CONN_MAX_AGE"] = 0 if DEBUG else 60
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        transaction_mode="IMMEDIATE",
        timeout=20,
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    )
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        pool={"min_size": 1, "max_size": env.int("DATABASE_POOL_SIZE", 4), "timeout": 10},
        options="-c jit=off",  # our queries take milliseconds, compiling one takes up to half a second (0036)
    )

REDIS_URL = env.str("REDIS_URL", "")
CACHES = {
    "default": (
        {"BACKEND": "kuulluksi.cache.FailOpenRedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "kuulluksi"}
    ),
}
# How much of each web process may hold ready public pages; 0 turns the page cache off
PAGE_CACHE_BYTES = env.int("PAGE_CACHE_BYTES", 0 if DEBUG else 16 * 1024 * 1024)
SESSION_ENGINE = "django.contrib.sessions.backends.db"

# --- Languages and time ---

LANGUAGE_CODE = "fi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("fi", "Suomi"),
    ("sv", "Svenska"),
    ("en", "English"),
    ("fi-simple", "Selkosuomi"),
]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fi", "Suomi"), ("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = "Europe/Helsinki"

# --- Staff log in ---

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "kuulluksi.people.adapters.StaffAccountAdapter"
ACCOUNT_FORMS = {"reset_password": "kuulluksi.notices.password_reset.AskForKeyForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to somebody who has no account here
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
MFA_ADAPTER = "kuulluksi.privacy.adapters.SecondFactorAdapter"
MFA_FORMS = {"add_webauthn": "kuulluksi.privacy.second_factor_forms.AddKeyForm"}
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TRUST_ENABLED = False
MFA_TOTP_ISSUER = "Kuulluksi"
MFA_TOTP_TOLERANCE = 1  # phones whose clock is half a minute off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", PRODUCTION)
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- Browsers ---

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-kuulluksi" if HTTPS else "kuulluksi"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "kuulluksi-csrf"
SESSION_COOKIE_AGE = int(timedelta(hours=10).total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
# "no-referrer" would make Chromium send "Origin: null", and Django would refuse every form.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "kuulluksi.look.errors.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # the admin previews our own pages in a frame
PERMISSIONS_POLICY = {"camera": [], "geolocation": [], "microphone": [], "browsing-topics": []}
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024  # a very long page in the editor; elsewhere 1 MB, see middleware
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a long page in the editor; everywhere else 400, see middleware

# --- Files ---

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "kuulluksi.look.one_sheet.OneSheetFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", VAR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_USE_FINDERS = DEBUG

# --- Wagtail ---

WAGTAIL_SITE_NAME = "Kuulluksi"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_PAGE_MODEL = "wagtailcore.Page"
WAGTAILIMAGES_IMAGE_MODEL = "pages.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "kuulluksi.pages.media_forms.PictureForm"
WAGTAILDOCS_DOCUMENT_MODEL = "pages.SiteDocument"
WAGTAILMEDIA = {
    "MEDIA_MODEL": "pages.Video",
    "MEDIA_FORM_BASE": "kuulluksi.pages.media_forms.VideoForm",
    "VIDEO_EXTENSIONS": ["mp4", "webm"],
    "AUDIO_EXTENSIONS": [],
}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES = []
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}}

# --- Messages ---

EMAIL_BACKEND = "kuulluksi.notices.backend.OutboxEmailBackend"
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", "Viesti <viestit@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Where the worker hands over e-mail: smtp://user:password@host:port, smtps://…, or "mailbox" for the demo's own page
MAIL_URL = env.str("MAIL_URL", "mailbox" if not PRODUCTION else "smtp://127.0.0.1:25")
# Where it hands over text messages: see notices/sms.py; empty: they wait
SMS_URL = env.str("SMS_URL", "mailbox" if not PRODUCTION else "")
SMS_SENDER = env.str(
    "SMS_SENDER", "Viesti"
)  # what a telephone shows as the sender: at most 11 letters and digits
# When telephones may ring, by the clock of Helsinki; in a demo at any hour, so that whoever tries it sees something
WAKING_HOURS = env.str("WAKING_HOURS", "8-21" if PRODUCTION else "")

# --- People on the phone and on the page ---

EXIT_TO = env.str("EXIT_TO", "https://www.ilmatieteenlaitos.fi/")  # where "Leave this page" goes: says nothing

SIGNUPS_PER_SOURCE_PER_HOUR = env.int("SIGNUPS_PER_SOURCE_PER_HOUR", 60)
LINK_TRIES_PER_SOURCE_PER_HOUR = env.int("LINK_TRIES_PER_SOURCE_PER_HOUR", 60)
WORD_TRIES_PER_LINK_PER_DAY = env.int("WORD_TRIES_PER_LINK_PER_DAY", 10)
MESSAGES_PER_ADDRESS_PER_DAY = env.int(
    "MESSAGES_PER_ADDRESS_PER_DAY", 5
)  # of those that anybody can make us send
REFERRER_HOSTS = env.list("REFERRER_HOSTS", [])  # hosts of work addresses that may make links
REFERRAL_DAYS = env.int("REFERRAL_DAYS", 30)  # how long an unused link from a worker lives
REFERRALS_UNUSED_AT_ONCE = env.int("REFERRALS_UNUSED_AT_ONCE", 20)

# Whose site this is, and the human being that every page offers. Words a language, numbers as people read them.
OWNER_NAMES = {
    "fi": env.str("OWNER_NAME_FI", "Esimerkin hyvinvointialue"),
    "sv": env.str("OWNER_NAME_SV", "Exempels välfärdsområde"),
    "en": env.str("OWNER_NAME_EN", "Example wellbeing services county"),
}
CONTACT_ROLES = {
    "fi": env.str("CONTACT_ROLE_FI", "Osallisuuskoordinaattori"),
    "sv": env.str("CONTACT_ROLE_SV", "Delaktighetskoordinatorn"),
    "en": env.str("CONTACT_ROLE_EN", "The participation coordinator"),
}
EXPERT_MIN_AGE = env.int("EXPERT_MIN_AGE", 12)  # of an expert by experience, in full years of the calendar
FEE_DUE_DAYS = env.int("FEE_DUE_DAYS", 30)  # after so many days an unpaid fee is marked late at the desk
CONTACT_PHONE = env.str("CONTACT_PHONE", "0400 000 000")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", "")
CONTACT_HOURS = env.str("CONTACT_HOURS", "9–16")
SOCIAL_EMERGENCY_PHONE = env.str("SOCIAL_EMERGENCY_PHONE", "0400 000 001")

# --- Logs ---

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "kuulluksi.logs.WhitelistFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.request": {"level": "ERROR"},
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},  # its lines hold the titles of drafts
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
