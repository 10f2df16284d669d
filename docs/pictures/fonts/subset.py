"""Subsets Debian's fonts for the pictures, which so look the same wherever they are drawn; writes fonts.css as well.

Run it where a page needs a character that no font here has: ``make pictures`` says which. It needs Debian's fonts-lato,
fonts-dejavu-core and fonts-noto-color-emoji, and from PyPI ``fonttools`` and ``brotli``, best in an environment of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
FONTS = Path("/usr/share/fonts/truetype")

LETTERS = "".join(map(chr, range(0x20, 0x7F))) + "\N{NO-BREAK SPACE}«°·»×éöüąčęėįšųūžĄČĘĖĮŠŲŪŽ–—‘’‚“”„•…€−"
SIGNS = "‖←→■□▪▲△▸▼◆○◐●✓✗"
EMOJI = "⚙⚠✋🎯👥📅🔒🤖🪞"


@dataclass(frozen=True, slots=True)
class Subset:
    """A font of Debian, the characters to keep of it, and what it is called afterwards, in itself and in CSS."""

    source: str
    target: str
    family: str
    kept: str
    face: str
    weight: str
    size: str = "100%"


SUBSETS = (
    Subset("lato/Lato-Regular.ttf", "letters-regular.woff2", "Picture Letters", LETTERS, "Letters", "400"),
    Subset("lato/Lato-Bold.ttf", "letters-bold.woff2", "Picture Letters Bold", LETTERS, "Letters", "700"),
    Subset("lato/Lato-Black.ttf", "letters-black.woff2", "Picture Letters Black", LETTERS, "Letters", "900"),
    Subset("dejavu/DejaVuSans.ttf", "signs.woff2", "Picture Signs", SIGNS, "Signs", "100 900", "88%"),
    Subset("noto/NotoColorEmoji.ttf", "emoji.woff2", "Picture Emoji", EMOJI, "Emoji", "100 900"),
)
RULE = """\
@font-face {{
    font-family: {face};
    font-weight: {weight};
    src: url({target});
    size-adjust: {size};
    unicode-range: {ranges};
}}
"""


def write(one: Subset) -> str:
    """Write a font with few characters; the rule of CSS for it."""
    options = Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = TTFont(FONTS / one.source)
    covered = sorted(set(map(ord, one.kept)) & set(font.getBestCmap()))
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=covered)
    subsetter.subset(font)
    for number in (1, 3, 4, 6):  # a changed font may not keep its reserved name
        for record in [record for record in font["name"].names if record.nameID == number]:
            record.string = one.family.replace(" ", "") if number in (3, 6) else one.family
    font.flavor = "woff2"
    font.save(HERE / one.target)
    return RULE.format(
        face=one.face, weight=one.weight, target=one.target, size=one.size, ranges=", ".join(_ranges(covered))
    )


def _ranges(codes: list[int]) -> list[str]:
    found: list[list[int]] = []
    for code in codes:
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return [f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in found]


def main() -> None:
    """Write every font, and fonts.css, which says what each covers."""
    rules = map(write, SUBSETS)
    (HERE / "fonts.css").write_text("\n".join(rules), "utf-8")


if __name__ == "__main__":
    main()
