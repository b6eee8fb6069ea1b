//! The application driven by keys without a terminal: what is asked happens, and nothing else.

mod keys;
mod problems;
mod wild;

use super::support::scratch::Scratch;
use copydesk::keymap::Keymap;
use copydesk::run::Screen;
use copydesk::run::config::read_from;
use copydesk::run::load::load;
use copydesk::session::Session;
use copydesk::tui::{App, Options, Request};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// An application on a draft, and the folder that the draft stands in.
struct Desk {
    app: App,
    size: (u16, u16),
    requests: Vec<Request>,
    _folder: Scratch,
}

impl Desk {
    fn on(text: &str) -> Self {
        Self::named("2026-01-14-this-week-in-rust.md", text)
    }

    fn named(name: &str, text: &str) -> Self {
        Self::open(name, Scratch::new().file(name, text))
    }

    /// On a file that does not exist.
    fn missing(name: &str) -> Self {
        Self::open(name, Scratch::new())
    }

    fn open(name: &str, folder: Scratch) -> Self {
        let session = load(&folder.at(name), &read_from(None), None).unwrap();
        let mut app = App::new(Keymap::builtin(), Options::default());
        app.resize(80, 24);
        app.open(session);
        Self {
            app,
            size: (80, 24),
            requests: Vec::new(),
            _folder: folder,
        }
    }

    fn session(&self) -> &Session {
        self.app.session().unwrap()
    }

    fn source(&self) -> &str {
        self.session().issue().source()
    }

    /// Types `keys`, separated by spaces, as the keymap writes them.
    fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ') {
            let requests = self.app.key(event(key));
            self.requests.extend(requests);
        }
        self
    }

    /// Types `text` letter by letter.
    fn types(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            let key = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
            let requests = self.app.key(key);
            self.requests.extend(requests);
        }
        self
    }

    fn pastes(&mut self, text: &str) -> &mut Self {
        let requests = self.app.paste(text);
        self.requests.extend(requests);
        self
    }

    /// The screen's rows.
    fn rows(&self) -> Vec<String> {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let mut buffer = Buffer::empty(area);
        self.app.draw(&mut buffer);
        (0..area.height)
            .map(|y| (0..area.width).map(|x| buffer[(x, y)].symbol()).collect())
            .collect()
    }

    /// The bytes that each of `keys` costs a terminal that shows what was there before it.
    fn costs(&mut self, keys: &str) -> Vec<usize> {
        let mut screen = Screen::new(Vec::new());
        screen.draw(&self.buffer(), None).unwrap();
        let each = keys.split(' ').map(|key| {
            self.keys(key);
            screen.get_mut().clear();
            screen.draw(&self.buffer(), None).unwrap();
            screen.get_mut().len()
        });
        each.collect()
    }

    fn buffer(&self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        self.app.draw(&mut buffer);
        buffer
    }

    /// The row above the footer.
    fn message(&self) -> String {
        let rows = self.rows();
        rows[rows.len() - 2].trim().to_owned()
    }
}

fn event(key: &str) -> KeyEvent {
    let (modifiers, name) = match key.split_once('-') {
        Some(("Ctrl", name)) => (KeyModifiers::CONTROL, name),
        Some(("Alt", name)) => (KeyModifiers::ALT, name),
        Some(("S", name)) => (KeyModifiers::SHIFT, name),
        _ => (KeyModifiers::NONE, key),
    };
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" if modifiers == KeyModifiers::SHIFT => KeyCode::BackTab,
        "Tab" => KeyCode::Tab,
        "Space" => KeyCode::Char(' '),
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Del" => KeyCode::Delete,
        "Backspace" => KeyCode::Backspace,
        _ => {
            let mut letters = name.to_ascii_lowercase().chars().collect::<Vec<_>>();
            if modifiers == KeyModifiers::NONE {
                letters = name.chars().collect();
            }
            assert_eq!(letters.len(), 1, "no key is called {key}");
            KeyCode::Char(letters[0])
        }
    };
    KeyEvent::new(code, modifiers)
}
