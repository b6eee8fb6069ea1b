//! The copydesk binary: everything happens in the library.

fn main() -> std::process::ExitCode {
    copydesk::cli::main()
}
