"""A draft is reviewed before the public sees it: Wagtail's workflow, with its five pitfalls guarded."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, TaskState, Workflow, WorkflowContentType, WorkflowState
from wagtail.users.models import UserProfile

from catalogue.models import Product, ProductLabel
from core.enums import Consent
from core.models import Image, ModerationTask, OutgoingMail
from core.moderation import mails, reviews
from core.moderation.views import ModeratedEditView
from core.perms import EDITORS, MODERATORS
from core.todo import todos_for
from home.models import ContentPage
from members.models import Organisation
from tests.factories import (
    FamilyFactory,
    ImageFactory,
    LabelFactory,
    OrganisationFactory,
    ProductFactory,
    UserFactory,
    picture_bytes,
    send_to_review,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]


def person(group: str, language: str = "fr", name: str = "Houda"):
    user = UserFactory(name=name, language=language)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def editor():
    return person(EDITORS, name="Rahma")


@pytest.fixture
def moderator():
    return person(MODERATORS, language="ar", name="Samira")


@pytest.fixture
def product():
    product = ProductFactory(price=Decimal("120"))
    product.save_revision().publish()
    return Product.objects.get(pk=product.pk)


def change(product, user, **fields):
    """A draft with these changes; the live row stays as it is."""
    draft = product.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision(user=user, log_action=True)


def send(product, user):
    return send_to_review(Product.objects.get(pk=product.pk), user)


def review_of(product):
    return Product.objects.get(pk=product.pk).current_workflow_task_state


def act(product, user, action, **details):
    review = review_of(product)
    return review.task.specific.on_action(review, user, action, **details)


def live_price(product):
    return Product.objects.get(pk=product.pk).price


def admin(view, product, *args):
    return reverse(f"wagtailsnippets_catalogue_product:{view}", args=[product.pk, *args])


# --- the five conditions ----------------------------------------------------------------------------------


def test_approval_publishes_what_was_reviewed_and_no_later_edit(product, editor, moderator):
    change(product, editor, price=Decimal("130"))
    send(product, editor)
    change(product, UserFactory(admin=True), price=Decimal("999"))  # nobody has reviewed it
    act(product, moderator, "approve")
    product.refresh_from_db()
    assert product.price == Decimal("130")
    assert product.has_unpublished_changes
    assert product.get_latest_revision_as_object().price == Decimal("999")


def test_what_the_moderator_corrected_herself_is_published(product, editor, moderator):
    change(product, editor, price=Decimal("130"))
    send(product, editor)
    change(product, moderator, price=Decimal("125"))
    act(product, moderator, "approve")
    assert live_price(product) == Decimal("125")


def test_edits_are_refused_while_it_is_under_review(client, product, editor, moderator):
    change(product, editor, price=Decimal("130"))
    send(product, editor)
    client.force_login(editor)
    before = product.revisions.count()
    answer = client.post(admin("edit", product), {"name_fr": "Autre", "price": "1"})
    assert answer.status_code == 200
    assert "verrouill" in answer.content.decode()
    assert product.revisions.count() == before
    with pytest.raises(PermissionDenied):
        send(product, editor)


@pytest.mark.parametrize("model", [Product, Organisation])
def test_what_is_created_without_a_thought_is_not_public(model):
    assert model().live is False


def test_a_draft_that_came_back_is_sent_again(product, editor, moderator):
    change(product, editor, price=Decimal("130"))
    send(product, editor)
    act(product, moderator, "reject", comment="Trop cher ?")
    change(product, editor, price=Decimal("110"))
    state = send(product, editor)
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    act(product, moderator, "approve")
    assert live_price(product) == Decimal("110")


def test_each_reads_the_mail_in_their_language(
    product, editor, moderator, mailoutbox, django_capture_on_commit_callbacks
):
    change(product, editor, price=Decimal("130"))
    with django_capture_on_commit_callbacks(execute=True):
        send(product, editor)
    (to_moderator,) = mailoutbox
    assert to_moderator.to == [moderator.email]
    assert 'dir="rtl"' in to_moderator.alternatives[0].content
    assert product.name_ar in to_moderator.subject
    assert f"revisions/compare/live...{review_of(product).revision_id}/" in to_moderator.body
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        act(product, moderator, "reject", reasons={"price": "Le marché est à 120."})
    (to_editor,) = mailoutbox
    assert to_editor.to == [editor.email]
    assert "À corriger" in to_editor.subject and product.name_fr in to_editor.subject
    assert "Prix (MAD)\N{NO-BREAK SPACE}: Le marché est à 120." in to_editor.body
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        send(product, editor)
        act(product, moderator, "approve")
    assert [mail.to for mail in mailoutbox] == [[moderator.email], [editor.email]]
    assert "Publié" in mailoutbox[1].subject


def test_who_never_comes_into_the_admin_gets_no_way_there(
    product, moderator, mailoutbox, django_capture_on_commit_callbacks
):
    member = UserFactory(language="es")
    change(product, member, price=Decimal("130"))
    send(product, member)
    with django_capture_on_commit_callbacks(execute=True):
        act(product, moderator, "reject", comment="Falta la foto")
    mail = next(mail for mail in mailoutbox if mail.to == [member.email])
    assert "Falta la foto" in mail.body and "/admin/" not in mail.body


def a_page():
    page = Page.objects.get(depth=2).add_child(instance=ContentPage(title="Statuts", live=False))
    page.save_revision()
    return page


@pytest.mark.parametrize("of", ["product", "page"])
def test_each_who_may_review_it_gets_one_mail_of_ours(
    product, editor, moderator, mailoutbox, django_capture_on_commit_callbacks, of
):
    """Wagtail would tell administrators as well, once or twice, in words of its own."""
    administrator = UserFactory(admin=True, language="es")
    unwilling = person(MODERATORS)
    UserProfile.objects.filter(user=unwilling).update(submitted_notifications=False)
    thing = product if of == "product" else a_page()
    with django_capture_on_commit_callbacks(execute=True):
        thing.get_workflow().start(thing, editor)
    words = {mail.to[0]: mail.subject for mail in mailoutbox}
    assert len(mailoutbox) == 2
    assert words[administrator.email].startswith("Para revisar:")
    assert words[moderator.email].startswith("للمراجعة")
    assert all("dir=" in mail.alternatives[0].content for mail in mailoutbox)
    if of == "page":
        assert all(f"/admin/pages/{thing.pk}/edit/" in mail.body for mail in mailoutbox)


@pytest.mark.parametrize(("action", "told"), [("approve", "Publié"), ("reject", "À corriger")])
def test_who_sent_a_page_learns_what_became_of_it(
    editor, moderator, mailoutbox, django_capture_on_commit_callbacks, action, told
):
    page = a_page()
    review = page.get_workflow().start(page, editor).current_task_state.specific
    with django_capture_on_commit_callbacks(execute=True):
        review.task.specific.on_action(review, moderator, action, comment="Deux fautes")
    (mail,) = (mail for mail in mailoutbox if mail.to == [editor.email])
    assert told in mail.subject and "Statuts" in mail.subject
    assert ("Deux fautes" in mail.body) == (action == "reject")
    assert f"/admin/pages/{page.pk}/edit/" in mail.body


# --- two at once --------------------------------------------------------------------------------------------


def test_of_two_moderators_at_once_one_decides(product, editor, moderator):
    """Both have opened the page before either presses."""
    change(product, editor, price=Decimal("130"))
    send(product, editor)
    first, second = review_of(product), review_of(product)
    first.task.specific.on_action(first, moderator, "approve")
    with pytest.raises(PermissionDenied):
        second.task.specific.on_action(second, person(MODERATORS), "reject")
    assert TaskState.objects.get(pk=second.pk).status == TaskState.STATUS_APPROVED


def test_wagtails_own_action_lets_both_decide(product, editor, moderator):
    """The control: it looks at the object in hand, not at the row."""
    change(product, editor, price=Decimal("130"))
    send(product, editor)
    first, second = review_of(product), review_of(product)
    super(ModerationTask, first.task.specific).on_action(first, moderator, "approve")
    super(ModerationTask, second.task.specific).on_action(second, moderator, "reject")
    assert TaskState.objects.get(pk=second.pk).status == TaskState.STATUS_REJECTED


# --- the admin ------------------------------------------------------------------------------------------------


def test_a_moderator_sees_each_field_and_picture_that_differs(client, product, editor, moderator):
    old, new = ImageFactory(title="Ancienne"), ImageFactory(title="Nouvelle")
    product.photos.add(product.photos.model(image=old, sort_order=0))
    product.save_revision().publish()
    draft = Product.objects.get(pk=product.pk).get_latest_revision_as_object()
    draft.price, draft.summary_ar = Decimal("80.50"), "عسل من جبل بوهاشم"
    draft.photos.set([draft.photos.model(image=new, sort_order=0)])
    draft.save_revision(user=editor)
    send(product, editor)
    client.force_login(moderator)
    page = client.get(reviews.comparison_url(review_of(product), product)).content.decode()
    assert '<span class="deletion">120</span><span class="addition">80,50</span>' in page
    assert "عسل من جبل بوهاشم" in page
    for image in (old, new):
        image.refresh_from_db()
        names = [rendition.file.name for rendition in image.renditions.all()]
        assert any(name in page for name in names), image.title
    assert page.count("<textarea") == 4  # price, summary in Arabic, photos, the whole


def test_a_return_without_a_word_is_refused_and_loses_nothing(client, product, editor, moderator):
    change(product, editor, price=Decimal("130"))
    send(product, editor)
    client.force_login(moderator)
    url = reviews.comparison_url(review_of(product), product)
    answer = client.post(url, {"action": "reject", "comment": " "})
    assert answer.status_code == 200
    assert review_of(product) is not None
    too_long = "x" * 501
    answer = client.post(url, {"action": "reject", "reason_price": too_long})
    assert too_long in answer.content.decode()
    assert review_of(product) is not None


def test_a_return_tells_the_sender_what_to_change(client, product, editor, moderator):
    change(product, editor, price=Decimal("130"))
    send(product, editor)
    client.force_login(moderator)
    url = reviews.comparison_url(review_of(product), product)
    answer = client.post(
        url, {"action": "reject", "comment": "Presque.", "reason_price": "120 au marché"}
    )
    assert answer.status_code == 302
    assert live_price(product) == Decimal("120")
    client.force_login(editor)
    page = client.get(admin("edit", product)).content.decode()
    assert "Presque." in page and "120 au marché" in page and "Prix (MAD)" in page
    assert [todo.url for todo in todos_for(editor) if "remarques" in todo.label] == [
        admin("edit", product)
    ]


def test_what_is_taken_back_is_open_again_and_not_forgotten(client, product, editor):
    change(product, editor, price=Decimal("130"))
    send(product, editor)
    client.force_login(editor)
    address = admin("edit", product)
    # The form is closed: a browser sends none of its fields.
    answer = client.post(address, {"action-cancel-workflow": "on"})
    assert (answer.status_code, answer["location"]) == (302, address)
    page = client.get(address)
    assert page.context["form"].initial["price"] == Decimal("130")
    assert not page.context["form"].errors
    assert review_of(product) is None
    assert any("has_unpublished_changes" in todo.url for todo in todos_for(editor))


def test_the_moderator_finds_what_waits(client, product, editor, moderator):
    change(product, editor, price=Decimal("130"))
    send(product, editor)
    assert not any("compare" in todo.url for todo in todos_for(editor))
    (todo,) = (todo for todo in todos_for(moderator) if "compare" in todo.url)
    client.force_login(moderator)
    assert client.post(todo.url, {"action": "approve"}).status_code == 302
    assert live_price(product) == Decimal("130")
    # A second press, from a page that was open before.
    assert client.post(todo.url, {"action": "approve"}).status_code == 302
    assert not any("compare" in todo.url for todo in todos_for(moderator))


def test_an_editor_can_neither_publish_nor_decide(client, product, editor):
    change(product, editor, price=Decimal("130"))
    send(product, editor)
    client.force_login(editor)
    url = reviews.comparison_url(review_of(product), product)
    client.post(url, {"action": "approve"})
    review = review_of(product)
    for action in ("approve", "reject"):
        client.post(admin("workflow_action", product, action, review.pk), {"comment": "x"})
    client.post(admin("unpublish", product))
    assert live_price(product) == Decimal("120")
    assert review_of(product) is not None
    assert Product.objects.get(pk=product.pk).live


def test_of_something_new_the_whole_is_reviewed(client, editor, moderator):
    product = ProductFactory(live=False, name_fr="Cire d’abeille")
    product.save_revision(user=editor)
    send(product, editor)
    client.force_login(moderator)
    url = reviews.comparison_url(review_of(product), product)
    page = client.get(url).content.decode()
    assert "Cire d’abeille" in page
    client.post(url, {"action": "approve"})
    assert Product.objects.get(pk=product.pk).live


def test_publishing_many_ends_their_review(client, product, editor, moderator):
    """Approved afterwards, the review would bring back the older version."""
    change(product, editor, price=Decimal("130"))
    send(product, editor)
    change(product, moderator, price=Decimal("140"))
    client.force_login(moderator)
    client.post(f"/admin/bulk/catalogue/product/publish/?id={product.pk}")
    assert live_price(product) == Decimal("140")
    assert review_of(product) is None


def test_members_are_reviewed_as_products_are(editor, moderator):
    member = OrganisationFactory(summary_fr="Avant")
    member.save_revision().publish()
    draft = Organisation.objects.get(pk=member.pk)
    draft.summary_fr = "Après"
    draft.save_revision(user=editor)
    send_to_review(Organisation.objects.get(pk=member.pk), editor)
    assert Organisation.objects.get(pk=member.pk).summary_fr == "Avant"
    review = Organisation.objects.get(pk=member.pk).current_workflow_task_state
    review.task.specific.on_action(review, moderator, "approve")
    assert Organisation.objects.get(pk=member.pk).summary_fr == "Après"


def test_setting_up_twice_makes_one_review():
    call_command("load_reference", verbosity=0)
    for model in (Product, Organisation):
        content_type = ContentType.objects.get_for_model(model)
        assert WorkflowContentType.objects.filter(content_type=content_type).count() == 1
    assert ModerationTask.objects.count() == 1
    assert Workflow.objects.filter(workflow_tasks__task=ModerationTask.objects.get()).count() == 1


def test_the_mails_of_a_review_are_written_once(product, editor, moderator):
    change(product, editor, price=Decimal("130"))
    send(product, editor)
    review = review_of(product)
    mails.tell_moderators(instance=review, user=editor)
    assert OutgoingMail.objects.filter(key__startswith="to-read-").count() == 1


@pytest.mark.parametrize("gone", ["family", "label"])
def test_a_draft_that_names_what_was_deleted_can_still_be_opened_reviewed_and_returned(
    client, product, editor, moderator, gone
):
    family, label = FamilyFactory(slug="cires"), LabelFactory(slug="cires")
    before = product.family
    product.family, product.description_fr = family, "Une longue description"
    product.labels.add(ProductLabel(label=label))
    product.save_revision(user=editor)
    send(product, editor)
    {"family": family, "label": label}[gone].delete()
    product = Product.objects.get(pk=product.pk)
    address = reverse("wagtailsnippets_catalogue_product:edit", args=[product.pk])
    client.force_login(moderator)
    assert client.get(reviews.comparison_url(review_of(product), product)).status_code == 200
    page = client.get(address).text
    assert "حُذف بعد كتابة هذه المسودة" in page  # she reads Arabic
    assert "Une longue description" in page
    draft = product.get_latest_revision_as_object()
    assert draft.family == (before if gone == "family" else family)
    assert draft.labels.count() == (1 if gone == "family" else 0)
    act(product, moderator, "reject", reasons={"family": "Laquelle ?"})
    client.force_login(editor)
    assert "Une longue description" in client.get(address).text


def test_a_later_edit_stays_unpublished_after_a_return_too(product, editor, moderator):
    administrator = UserFactory(admin=True)
    change(product, editor, price=Decimal("130"))
    send(product, editor)
    change(product, administrator, price=Decimal("999"))
    act(product, moderator, "reject", comment="Non")
    change(product, editor, price=Decimal("131"))
    send(product, editor)
    change(product, administrator, price=Decimal("998"))
    act(product, moderator, "approve")
    assert live_price(product) == Decimal("131")


def test_sent_again_the_new_version_is_reviewed(product, editor, moderator):
    """Also where the object in hand is older than the draft, as in Wagtail's editor."""
    change(product, editor, price=Decimal("130"))
    state = send(product, editor)
    act(product, moderator, "reject", comment="Non")
    state.refresh_from_db()
    assert state.content_object.get_latest_revision()  # cached from now on
    newest = change(product, editor, price=Decimal("110"))
    state.resume(editor)
    assert review_of(product).revision_id == newest.pk


def test_of_something_new_only_what_is_filled_is_shown(client, editor, moderator):
    product = ProductFactory(live=False)
    product.save_revision(user=editor)
    send(product, editor)
    client.force_login(moderator)
    response = client.get(reviews.comparison_url(review_of(product), product))
    names = {row["difference"].field.name for row in response.context["rows"]}
    assert {"name_fr", "price"} <= names
    assert not any(name.startswith(("description", "composition")) for name in names)


def test_remarks_of_who_came_second_come_back(client, product, editor, moderator):
    change(product, editor, price=Decimal("130"))
    send(product, editor)
    url = reviews.comparison_url(review_of(product), product)
    act(product, UserFactory(admin=True), "approve")
    client.force_login(moderator)
    answer = client.post(url, {"action": "reject", "comment": "Le marché est à 110 dirhams."})
    assert answer.status_code == 409
    assert "Le marché est à 110 dirhams." in answer.text


def fields_of(page: str) -> dict[str, str]:
    """What the browser would send of the form in the page, unchanged."""
    form = BeautifulSoup(page, "html.parser").select_one("#w-editor-form, form[data-edit-form]")
    sent = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        if field.name == "select":
            chosen = field.select_one("option[selected]")
            sent[field["name"]] = chosen["value"] if chosen else ""
        elif field.name == "textarea":
            sent[field["name"]] = field.text.removeprefix("\n")
        elif field.get("type") not in ("checkbox", "radio", "file") or field.has_attr("checked"):
            sent[field["name"]] = field.get("value", "")
    return sent


def test_the_second_click_of_a_double_click_is_answered_like_the_first(client, product, editor):
    client.force_login(editor)
    address = admin("edit", product)
    sent = fields_of(client.get(address).text) | {"action-submit": "1"}
    answers = [client.post(address, sent) for _click in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["location"] == answers[1]["location"]
    assert WorkflowState.objects.filter(object_id=product.pk).count() == 1
    changed = client.post(address, sent | {"name_fr": "Autre nom"})
    assert changed.status_code == 200
    assert "Autre nom" in changed.text


@pytest.mark.parametrize("was_public", [True, False])
def test_what_visitors_see_meanwhile_is_told_as_it_is(
    client, product, editor, mailoutbox, django_capture_on_commit_callbacks, was_public
):
    """Also of a product that was taken off the site: there is nothing to see."""
    if not was_public:
        product.unpublish()
    moderator = person(MODERATORS)
    change(product, editor, price=Decimal("130"))
    with django_capture_on_commit_callbacks(execute=True):
        send(product, editor)
    before, nothing = "les visiteurs voient", "les visiteurs ne le voient pas"
    expected, wrong = (before, nothing) if was_public else (nothing, before)
    client.force_login(moderator)
    page = client.get(reviews.comparison_url(review_of(product), product)).text
    mail = " ".join(mailoutbox[-1].body.split())
    assert expected in page and expected in mail
    assert wrong not in page and wrong not in mail


def test_nor_is_a_new_one_said_to_be_on_the_site(client, editor):
    new = ProductFactory(live=False, first_published_at=None)
    new.save_revision(user=editor)
    client.force_login(editor)
    view = ModeratedEditView(object=new, action="submit")
    assert "une fois relu et publié" in view.get_success_message()
    view.object.live = True
    assert "ce qui y était avant" in view.get_success_message()


# --- pictures without words ---------------------------------------------------------------------------------


def with_photos(product, user):
    """A draft with a picture described in all languages, one in French only, one in none; gives the second."""
    product.name_en = ""
    described, half, bare = (
        ImageFactory(title="Entier"),
        ImageFactory(title="À moitié", alt_ar="", alt_es="", alt_en=""),
        ImageFactory(title="Muet", alt_fr="", alt_ar="", alt_es="", alt_en=""),
    )
    product.photos = [
        product.photos.model(image=image, sort_order=order)
        for order, image in enumerate((described, half, bare))
    ]
    product.save_revision(user=user)
    return half


def sent_form(client, address):
    """What a browser sends of a product's form, its rows as they are."""
    form = client.get(address).context["form"]
    sent = {**form.initial, "season": [], "allergens": []}
    sent = {name: value for name, value in sent.items() if value is not None}
    for formset in form.formsets.values():
        rows = formset.initial_forms
        sent |= {f"{formset.prefix}-{name}_FORMS": len(rows) for name in ("TOTAL", "INITIAL")}
        for order, row in enumerate(rows, start=1):
            values = {**row.initial, "id": row.instance.pk or "", "ORDER": order}
            sent |= {f"{row.prefix}-{name}": value for name, value in values.items()}
    return sent


@pytest.mark.parametrize("action", ["action-submit", "action-publish", ""])
def test_who_sends_or_publishes_learns_which_pictures_lack_words_and_is_not_kept_from_it(
    client, product, editor, moderator, action
):
    person = moderator if action == "action-publish" else editor
    person.wagtail_userprofile.preferred_language = "fr"
    person.wagtail_userprofile.save()
    half = with_photos(product, person)
    client.force_login(person)
    address = admin("edit", product)
    sent = sent_form(client, address) | ({action: "on"} if action else {})
    page = client.post(address, sent, follow=True).text
    assert ("Muet</a>" in page) == bool(action)
    if action:
        listed = page.partition("texte alternatif")[2].partition("</ul>")[0]
        assert "À moitié</a> (arabe et espagnol)" in listed
        assert "Muet</a> (français, arabe et espagnol)" in listed
        assert reverse("wagtailimages:edit", args=[half.pk]) in listed
        assert "Entier" not in listed
    product = Product.objects.get(pk=product.pk)
    assert (product.current_workflow_state is not None) == (action == "action-submit")
    assert (product.photos.count() == 3) == (action == "action-publish")


def test_who_reviews_it_sees_which_pictures_lack_words(client, product, editor):
    with_photos(product, editor)
    send(product, editor)
    reviewer = person(MODERATORS)
    client.force_login(reviewer)
    address = reviews.comparison_url(review_of(product), product)
    listed = client.get(address).text.partition("moderation-lacking")[2].partition("</ul>")[0]
    assert "À moitié</a> (arabe et espagnol)" in listed and "Muet</a>" in listed
    for image in {photo.image for photo in review_of(product).revision.as_object().photos.all()}:
        image.alt_fr = image.alt_ar = image.alt_es = "Un pot"
        image.save()
    assert "moderation-lacking" not in client.get(address).text


def test_who_reviews_it_sees_of_which_pictures_nobody_asked_the_people_in_them(
    client, product, editor
):
    client.force_login(editor)
    picture = {"title": "Deux tisseuses", "file": SimpleUploadedFile("a.jpg", picture_bytes())}
    client.post(reverse("wagtailimages:add"), picture)
    image = Image.objects.get(title="Deux tisseuses")
    assert image.consent == Consent.UNKNOWN
    product.photos.add(product.photos.model(image=image, sort_order=0))
    product.save_revision(user=editor)
    send(product, editor)
    client.force_login(person(MODERATORS))
    address = reviews.comparison_url(review_of(product), product)
    lacking = client.get(address).text.partition("ont accepté d’être montrées")[2]
    assert "Deux tisseuses</a>" in lacking.partition("</ul>")[0]
    image.consent = Consent.GIVEN
    image.save()
    assert "ont accepté d’être montrées" not in client.get(address).text


def test_a_members_logo_only_adorns_and_needs_no_words(editor):
    def bare(title):
        return ImageFactory(title=title, alt_fr="", alt_ar="", alt_es="", alt_en="")

    member = OrganisationFactory(logo=bare("Logo"), portrait=bare("Atelier"))
    member.photos = [member.photos.model(image=bare("Métier"))]
    assert [row["title"] for row in reviews.pictures_lacking(member, editor)["wordless"]] == [
        "Atelier",
        "Métier",
    ]
