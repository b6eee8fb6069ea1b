//! What each rule finds, says and mends, and what it leaves alone.

mod calls;
mod command;
mod demo;
mod events;
mod items;
mod links;
mod mended;
mod metadata;
mod organizers;
mod pages;
mod places;
mod prefixes;
pub mod property;
mod published;
mod release;
mod site;
mod spec;
mod structure;
mod text;
mod titles;
