//! What each rule finds, says and mends, and what it leaves alone.

mod command;
mod demo;
mod events;
mod items;
mod links;
mod pages;
mod property;
mod published;
mod spec;
mod structure;
mod text;
