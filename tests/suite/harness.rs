//! The testing ground itself: what it claims about programs is true of the plainest ones.

mod folders;
mod programs;
mod screens;
