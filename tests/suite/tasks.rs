//! What an editor sits down to do, key by key, on the real binary in a pseudo-terminal.
//!
//! A task ends with the file: what it holds is compared byte for byte.

mod blocks;
mod desk;
mod editing;
mod ending;
mod evening;
mod events;
mod finding;
mod groups;
mod hostile;
mod moving;
mod neighbours;
mod past;
mod problems;
mod recovery;
mod release;
mod reopening;
mod saving;
mod screens;
mod sizes;
mod spanish;
mod terminals;
mod week;
