//! Addresses cut into their parts, and compared.

use copydesk::issue::address::{Address, is_web, key, site};

#[test]
fn a_site_is_the_host_alone_in_small_letters() {
    for (url, expected) in [
        ("https://www.Blog.example/a?b#c", Some("blog.example")),
        ("HTTP://a.example", Some("a.example")),
        ("https://github.com@evil.example/x", Some("evil.example")),
        ("https://a.example:8080/", Some("a.example:8080")),
        ("https://a.example?b@c", Some("a.example")),
        ("mailto:a@b.example", None),
        ("#place", None),
        ("https://", None),
        ("a.example/x", None),
    ] {
        assert_eq!(site(url).as_deref(), expected, "{url}");
    }
}

#[test]
fn the_parts_of_a_path_are_those_that_are_not_empty() {
    let parts = |url| Address::of(url).parts().collect::<Vec<_>>();
    assert_eq!(parts("https://a.example//b/c/?d/e"), ["b", "c"]);
    assert_eq!(parts("a.example"), [""; 0]);
}

#[test]
fn a_page_has_one_key_whoever_reads_it() {
    assert_eq!(
        key("https://me@www.a.example/b/"),
        key("http://A.example/b")
    );
    assert_ne!(key("mailto:me@a.example"), key("https://a.example"));
    assert_ne!(key("https://a.example:8080/"), key("https://a.example/"));
}

#[test]
fn schemes_of_the_web_are_known_in_any_case_and_in_short_texts() {
    assert!(is_web("HTTPS://a.example") && is_web("http://"));
    assert!(!is_web("http") && !is_web("ftp://a.example") && !is_web("ñññññññ"));
}
