"""Sentences of allauth that people meet. The portal's catalogue comes before allauth's own, so that all pages
speak in the same terms and to everybody alike (docs/glossary.md); tools/messages.py gathers them from here."""

from django.utils.translation import gettext_lazy as _

SENTENCES = (
    _("Add Email Address"),
    _("Add Email"),
    _("Are you sure you want to sign out?"),
    _("Be patient, you are sending too many requests."),
    _("Change Email"),
    _("Change Password"),
    _("Current Password"),
    _("Do you really want to remove the selected email address?"),
    _("Email Addresses"),
    _("Email address"),
    _("Email"),
    _("Enter an authenticator code:"),
    _("Enter your password:"),
    _("Forgot your password?"),
    _(
        "Forgotten your password? Enter your email address below, and we'll send you an email allowing you to "
        "reset it."
    ),
    _("Incorrect code."),
    _("MFA"),
    _("Make Primary"),
    _("New Password (again)"),
    _("New Password"),
    _("Password Reset"),
    _("Password successfully changed."),
    _("Please contact us if you have any trouble resetting your password."),
    _("Please reauthenticate to safeguard your account."),
    _("Please type your current password."),
    _("Re-send Verification"),
    _("Reset My Password"),
    _("The email address and/or password you specified are not correct."),
    _("The following email addresses are associated with your account:"),
    _(
        "The password reset link was invalid, possibly because it has already been used.  Please request a "
        '<a href="%(passwd_reset_url)s">new password reset</a>.'
    ),
    _("Too many failed login attempts. Try again later."),
    _("Two-Factor Authentication"),
    _(
        "We have sent you an email. If you have not received it please check your spam folder. Otherwise contact "
        "us if you do not receive it in a few minutes."
    ),
    _("You are already logged in as %(user_display)s."),
    _("You have signed out."),
    _("You must type the same password each time."),
    _("Your password is now changed."),
)
