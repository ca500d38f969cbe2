import hashlib
import io
import struct
import zipfile
import zlib
from xml.etree import ElementTree

import openpyxl
import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import override
from PIL import Image

from core.uploads.door import clean_document, clean_image
from tests.core.hostile import OFFICE_RELATION, RELATIONS, TYPES, archive, docx, odf, pdf
from tests.factories import picture_bytes

MAX_BYTES = 5_000_000


def upload(content: bytes, name: str = "photo.jpg") -> ContentFile:
    return ContentFile(content, name=name)


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds nothing: what a decompression bomb looks like at the door."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def heic_bytes() -> bytes:
    import pillow_heif

    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 32), "red")).save(out, format="HEIF")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "unreadable_picture"),
        (b"%PDF-1.4 not a picture", "unreadable_picture"),
        (b"\xff\xd8\xff\xe0 truncated", "unreadable_picture"),
        (png_header(30_000, 30_000), "too_many_pixels"),
        (b"x" * 5_000_001, "too_heavy"),
    ],
)
def test_what_is_no_acceptable_picture_is_refused_with_words(content, code):
    with pytest.raises(ValidationError) as error:
        clean_image(upload(content), max_bytes=MAX_BYTES)
    assert error.value.code == code
    assert error.value.messages[0]


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_pictures_are_kept_without_metadata_under_a_random_name(format):
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[1] = "N"
    content = picture_bytes(format, **({} if format == "GIF" else {"exif": exif}))
    clean = clean_image(upload(content, "../../etc/passwd.png"), max_bytes=MAX_BYTES)
    stored = clean.read()
    assert b"SecretCamera" not in stored and b"Exif" not in stored
    assert "passwd" not in clean.name and "/" not in clean.name
    assert clean.checksum == hashlib.sha256(stored).hexdigest()
    assert not Image.open(io.BytesIO(stored)).getexif()


def test_heic_comes_out_as_jpeg():
    clean = clean_image(upload(heic_bytes(), "IMG_1.HEIC"), max_bytes=MAX_BYTES)
    assert Image.open(clean).format == "JPEG"
    assert clean.name.endswith(".jpg")


def test_a_sideways_photo_is_stored_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turn right to see it upright
    clean = clean_image(upload(picture_bytes(size=(60, 40), exif=exif)), max_bytes=MAX_BYTES)
    assert Image.open(clean).size == (40, 60)


def test_transparency_survives():
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    clean = clean_image(upload(out.getvalue()), max_bytes=MAX_BYTES)
    assert Image.open(clean).mode == "RGBA"


def office(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "extension"),
    [
        (pdf(), "a.exe", "pdf"),
        (office("word/document.xml"), "a.zip", "docx"),
        (office("xl/workbook.xml"), "a.zip", "xlsx"),
        ("é,ع".encode(), "a.csv", "csv"),
    ],
)
def test_a_documents_type_is_read_from_its_content(content, name, extension):
    clean = clean_document(upload(content, name), max_bytes=MAX_BYTES)
    assert clean.name.endswith(f".{extension}")


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"MZ program", "a.pdf", "unknown_document"),
        (office("word/document.xml", "word/vbaProject.bin"), "a.docx", "program_inside"),
        (office("anything.txt"), "a.docx", "unknown_document"),
        (b"\xff\xfe\x00", "a.csv", "not_utf8"),
        (b"\xe9\xe8", "a.csv", "not_utf8"),
    ],
)
def test_other_documents_are_refused(content, name, code):
    with pytest.raises(ValidationError) as error:
        clean_document(upload(content, name), max_bytes=MAX_BYTES)
    assert error.value.code == code


def document_parts(content: bytes) -> dict[str, bytes]:
    """The parts of `content` as they would be stored."""
    clean = clean_document(upload(content, "a.docx"), max_bytes=MAX_BYTES)
    with zipfile.ZipFile(clean) as stored:
        assert stored.testzip() is None
        return {name: stored.read(name) for name in stored.namelist()}


def well_formed(part: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(part)  # noqa: S314 - written by these tests


def worked_on_workbook() -> bytes:
    """A workbook as Excel leaves it: with the settings of a printer, a path, a person and a picture of itself."""
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"], book.properties.creator = "Argan", "Amina"
    book.save(out)
    with zipfile.ZipFile(out) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    def put_in(name: str, before: bytes, more: str) -> None:
        assert before in parts[name]
        parts[name] = parts[name].replace(before, more.encode() + before)

    parts["xl/printerSettings/printerSettings1.bin"] = "Amina\0".encode("utf-16-le")
    parts["xl/persons/person.xml"] = b"<personList><person displayName='Amina'/></personList>"
    parts["docProps/thumbnail.wmf"] = b"Amina"
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE_RELATION}/printerSettings" '
        'Target="../printerSettings/printerSettings1.bin"/></Relationships>'
    ).encode()
    put_in(
        "[Content_Types].xml",
        b"</Types>",
        f'<Default Extension="bin" ContentType="{kind}.printerSettings"/><Default Extension="wmf" '
        'ContentType="image/x-wmf"/><Override PartName="/xl/persons/person.xml" '
        'ContentType="application/vnd.ms-excel.person+xml"/>',
    )
    put_in(
        "_rels/.rels",
        b"</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/package/2006/relationships/'
        'metadata/thumbnail" Target="docProps/thumbnail.wmf"/>',
    )
    put_in(
        "xl/_rels/workbook.xml.rels",
        b"</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2017/10/relationships/person" '
        'Target="persons/person.xml"/>',
    )
    put_in("xl/workbook.xml", b"<workbookPr", '<fileSharing userName="Amina" />')
    put_in(
        "xl/workbook.xml",
        b"<bookViews",
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="x15" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main">'
        '<x15ac:absPath url="C:\\Users\\Amina\\" '
        'xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/>'
        "</mc:Choice></mc:AlternateContent>",
    )
    put_in(
        "xl/worksheets/sheet1.xml",
        b"</worksheet>",
        f'<pageSetup orientation="landscape" xmlns:r="{OFFICE_RELATION}" r:id="rId1"/>',
    )
    return archive(parts)


def test_a_workbook_that_lost_its_traces_is_whole():
    parts = document_parts(worked_on_workbook())
    assert not any(b"Amina" in part or b"A\0m\0i" in part for part in parts.values())
    roots = {
        name: well_formed(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))
    }
    told = roots["[Content_Types].xml"].iter(f"{{{TYPES}}}Override")
    assert {override.attrib["PartName"] for override in told} <= {f"/{name}" for name in parts}
    for name, root in roots.items():
        for relation in root.iter(f"{{{RELATIONS}}}Relationship"):
            target = relation.attrib["Target"].lstrip("/")
            assert any(part.endswith(target.replace("../", "")) for part in parts), (name, target)
    book = openpyxl.load_workbook(io.BytesIO(archive(dict(parts))))
    assert book.active["A1"].value == "Argan"
    assert book.active.page_setup.orientation == "landscape"


def test_what_shows_in_a_document_stays():
    """Pictures whose names are words of ours, empty comments, formulas with notes, tables of Excel."""
    picture = picture_bytes("PNG")
    word = document_parts(
        docx(
            {
                "word/media/people.png": picture,
                "word/comments.xml": "<w:comments/>",
                "word/styles.xml": '<w:styles><w:rsid w:val="1"/></w:styles>',
            }
        )
    )
    assert "word/media/people.png" in word and "word/comments.xml" not in word
    formula = b"<math><annotation encoding='StarMath 5.0'>E=mc^2</annotation></math>"
    settings = b'<s><config:config-item config:name="ShowGrid">true</config:config-item></s>'
    writer = document_parts(
        odf(parts={"Object 1/content.xml": formula, "settings.xml": settings, "x/meta.xml": "x"})
    )
    assert (writer["Object 1/content.xml"], writer["settings.xml"]) == (formula, settings)
    assert well_formed(writer["x/meta.xml"]) is not None
    table = b"<metadata><a href='#x'/></metadata>"
    excel = document_parts(archive({"xl/workbook.xml": "<w/>", "xl/metadata.xml": table}))
    assert excel["xl/metadata.xml"] == table


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Statuts de la coopérative : 2026", True),
        ("Prix : 12/2026 http://example.org", True),
        ("C:\\Users\\Amina\\Statuts.docx", False),
        ("/home/amina/statuts.odt", False),
        ("file:///tmp/statuts.html", False),
        ("Microsoft Word - Statuts.docx", False),
    ],
)
def test_a_pdf_keeps_its_title_unless_it_is_a_path(title, kept):
    def change(document: pikepdf.Pdf) -> None:
        document.docinfo["/Title"] = title

    clean = clean_document(upload(pdf(change), "a.pdf"), max_bytes=MAX_BYTES)
    with pikepdf.open(clean) as stored:
        assert stored.docinfo.get("/Title") == (title if kept else None)


def test_a_form_keeps_the_names_of_its_fields_and_what_it_shows():
    def change(document: pikepdf.Pdf) -> None:
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T=pikepdf.String("town"),
            V=pikepdf.String("Tanger"),
            Contents=pikepdf.String("Where?"),
            Rect=[0, 0, 9, 9],
        )
        field = document.make_indirect(field)
        document.pages[0].Annots = pikepdf.Array([field])
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        document.Root.Lang = pikepdf.String("fr")

    clean = clean_document(upload(pdf(change), "a.pdf"), max_bytes=MAX_BYTES)
    with pikepdf.open(clean) as stored:
        field = stored.Root.AcroForm.Fields[0]
        assert (field.T, field.V, field.Contents) == ("town", "Tanger", "Where?")
        assert stored.Root.Lang == "fr"


def test_the_cell_that_looks_like_a_formula_is_told():
    table = ContentFile(b"nom;compte\r\nAzla;rien\r\nGzenaya;@coop_gzenaya;oui\n", name="a.csv")
    with override("fr"), pytest.raises(ValidationError) as refused:
        clean_document(table, max_bytes=1000)
    words = refused.value.messages[0]
    assert words.startswith("Ligne 3\N{NO-BREAK SPACE}:") and "@coop_gzenaya" in words


def test_words_behind_a_sign_are_no_formula():
    table = ContentFile(b"avis;nom\n- Bravo !;+212 5\n", name="a.csv")
    assert clean_document(table, max_bytes=1000).read() == b"avis;nom\n- Bravo !;+212 5\n"
