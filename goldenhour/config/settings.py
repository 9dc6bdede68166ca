"""Settings. The default needs nothing but Python: the database comes with the package.

Every setting a force may change is an environment variable whose name begins with
``GOLDENHOUR_``; an unknown one stops the start, because a misspelt safety setting that is
silently ignored is worse than none (see config/environment.py).
"""

import os
from datetime import timedelta

from csp.constants import NONE, SELF

from goldenhour.config import environment, logging, postgres

ENVIRONMENT = environment.read(os.environ)

DEMO = ENVIRONMENT.demo
DEBUG = False
LOOK_MS = ENVIRONMENT.look_ms
INDEX = ENVIRONMENT.index
TRAVEL = ENVIRONMENT.travel
STUDIES = ENVIRONMENT.studies
SECRET_KEY = ENVIRONMENT.secret_key
TELEPHONY_KEYS = ENVIRONMENT.telephony_keys
ALLOWED_HOSTS = ENVIRONMENT.hosts
DATABASES = postgres.databases(os.environ)
LOGGING = logging.configured(as_json=not DEMO)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "procrastinate.contrib.django",
    "goldenhour.journal",
    "goldenhour.force",
    "goldenhour.web",
    "goldenhour.outbox",
    "goldenhour.contact",
    "goldenhour.identification",
    "goldenhour.triage",
    "goldenhour.response",
    "goldenhour.investigation",
    "goldenhour.victims",
    "goldenhour.accountability",
    "goldenhour.planning",
    "goldenhour.desks",
    "goldenhour.stories",
]
MIDDLEWARE = [
    "goldenhour.web.http.Compressed",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "goldenhour.web.doors.Doors",
    "goldenhour.web.http.Moment",
    "goldenhour.web.answers.Answers",
    "axes.middleware.AxesMiddleware",
]
AUTH_USER_MODEL = "force.Officer"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # asks first: is this account shut from this source?
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [  # length and a list of what everybody guesses; no composition rules
    {"NAME": f"{PASSWORD}.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": f"{PASSWORD}.CommonPasswordValidator"},
    {
        "NAME": f"{PASSWORD}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
# Account and source together: nobody can shut somebody else out, and a desk that is signed in
# is never asked again.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "goldenhour.web.views.shut_out"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
LOGIN_URL = "/sign-in"
ROOT_URLCONF = "goldenhour.config.urls"
APPEND_SLASH = False  # no address ends in one; to look for such took as long as to find the page
ASGI_APPLICATION = "goldenhour.config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "goldenhour.desks.doors.context",
            ]
        },
    }
]
# Fields are drawn by compiled templates: a call screen has 180, and drew them in half its time.
FORM_RENDERER = "django.forms.renderers.Jinja2"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
STATIC_URL = "/static/"
STATIC_ROOT = None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "goldenhour.web.assets.Versioned"},
}
SILENCED_SYSTEM_CHECKS: list[str] = []

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600  # one shift and its hand-over
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
# Browsers keep a cookie of such a name only from this very host, over https, for every path.
SESSION_COOKIE_NAME = "sessionid" if DEMO else "__Host-sessionid"
CSRF_COOKIE_NAME = "csrftoken" if DEMO else "__Host-csrftoken"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "goldenhour.web.views.form_expired"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 0 if DEMO else 365 * 24 * 3600
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
