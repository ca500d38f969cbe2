from django.conf import settings
from django.db import models
from django.utils import timezone


class OutgoingMail(models.Model):
    """A mail that was promised: written in the transaction of what it tells about, sent by a task.

    Once sent, its words and addresses are erased (core.mails); the key stays for a while, so that nothing is
    sent twice."""

    key = models.CharField(
        max_length=80,
        unique=True,
        help_text="What it is about: it is written once, however often asked.",
    )
    to = models.EmailField(blank=True)
    reply_to = models.EmailField(blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(
        default=timezone.now, help_text="The next attempt; who begins one moves it away first."
    )
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(sent_at=None), name="mail_due")
        ]

    def __str__(self) -> str:
        return self.key
