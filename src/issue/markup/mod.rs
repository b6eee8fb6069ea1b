//! A fragment of Markdown as its readers see it: blocks and inlines, without spans or markup.
//!
//! The tree is for showing, never for saving; nothing turns it back into Markdown. HTML comments are not in it.

mod build;
mod read;

pub use read::read;

/// One block of a fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of level 1 to 6.
    Heading {
        /// 1 is the highest.
        level: u8,
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// A paragraph; the text of a tight item is one too.
    Paragraph(Vec<Inline>),
    /// A bulleted or numbered list.
    List {
        /// The first number; `None` where the list has bullets.
        start: Option<u64>,
        /// True where no blank lines stand between the items.
        tight: bool,
        /// The blocks of each item.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A code block.
    Code {
        /// The word after the fence, if any.
        language: Option<String>,
        /// The lines, each with its line end.
        text: String,
    },
    /// A table.
    Table {
        /// One for each column of the header.
        alignments: Vec<Alignment>,
        /// The cells of the first row.
        header: Vec<Cell>,
        /// The cells of the other rows.
        rows: Vec<Vec<Cell>>,
    },
    /// A thematic break.
    Rule,
    /// Block-level HTML as written, without its comments.
    Html(String),
}

/// What stands in one cell of a table.
pub type Cell = Vec<Inline>;

/// One piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain text, entities and escapes resolved.
    Text(String),
    /// A code span.
    Code(String),
    /// Text between single stars.
    Emphasis(Vec<Inline>),
    /// Text between double stars.
    Strong(Vec<Inline>),
    /// A link whose address is known.
    Link {
        /// Where it leads, references resolved.
        url: String,
        /// Its title.
        inlines: Vec<Inline>,
    },
    /// A picture.
    Image {
        /// Where it lies.
        url: String,
        /// What is shown in its place.
        alt: String,
    },
    /// A line end in the source, a space for readers.
    SoftBreak,
    /// A line end for readers: `<br>`, two spaces or a backslash.
    HardBreak,
}

/// How a column of a table is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    /// Left, or not said.
    #[default]
    Left,
    /// Centred.
    Center,
    /// Right.
    Right,
}

/// The words of `inlines` without any markup; breaks are spaces, pictures their alternative text.
pub fn plain(inlines: &[Inline]) -> String {
    inlines.iter().map(plain_one).collect()
}

fn plain_one(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Image { alt: text, .. } => text.clone(),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { inlines: inner, .. } => {
            plain(inner)
        }
        Inline::SoftBreak | Inline::HardBreak => " ".to_owned(),
    }
}
