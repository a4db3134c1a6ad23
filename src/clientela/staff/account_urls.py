"""Addresses of signing in and of a person's own pages; of allauth's only those that wear our look."""

from allauth.account import views as sign_in
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path

from clientela.staff.views import account

urlpatterns = [
    path("", account.preferences, name="account_preferences"),
    path("preferences", account.set_preferences, name="account_set_preferences"),
    path("login", sign_in.login, name="account_login"),
    path("logout", sign_in.logout, name="account_logout"),
    path("confirm", sign_in.reauthenticate, name="account_reauthenticate"),
    path("password", account.change_password, name="account_change_password"),
    path("welcome/<str:ref>/<str:secret>", account.choose_password, name="account_welcome"),
    path("second-factor/", second_factor.index, name="mfa_index"),
    path("second-factor/code", second_factor.authenticate, name="mfa_authenticate"),
    path("second-factor/confirm", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("second-factor/set-up", totp.activate_totp, name="mfa_activate_totp"),
    path("second-factor/remove", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-factor/codes", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "second-factor/codes/new", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(
        "second-factor/codes/file", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"
    ),
    path("sessions", account.sessions, name="usersessions_list"),
    path("sessions/end-others", account.end_other_sessions, name="end_other_sessions"),
    path("sessions/<int:session_id>/end", account.end_session, name="end_session"),
    path("keys", account.keys, name="account_keys"),
    path("keys/<str:ref>/revoke", account.revoke_key, name="revoke_key"),
]
