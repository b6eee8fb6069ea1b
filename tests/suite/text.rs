//! Transactions: apply, invert, map.

use copydesk::text::{Bias, Edit, InvalidEdit, LineIndex, Span, Transaction, minimal_edit};
use proptest::prelude::*;

#[test]
fn a_transaction_and_its_inverse_are_the_identity() {
    let before = "abcdef";
    let change = Transaction::new(
        before,
        vec![
            Edit::delete(Span::new(4, 5)),
            Edit::replace(Span::new(1, 3), "X"),
        ],
    )
    .unwrap();
    let after = change.apply(before);
    assert_eq!(after, "aXdf");
    assert_eq!(change.invert(before).apply(&after), before);
}

#[test]
fn overlapping_edits_and_split_characters_are_refused() {
    let overlap = vec![Edit::delete(Span::new(0, 2)), Edit::delete(Span::new(1, 3))];
    assert_eq!(
        Transaction::new("abc", overlap),
        Err(InvalidEdit::Overlap(Span::new(1, 3)))
    );
    assert_eq!(
        Transaction::new("é", vec![Edit::delete(Span::new(0, 1))]),
        Err(InvalidEdit::InsideCharacter(Span::new(0, 1)))
    );
    assert_eq!(
        Transaction::new("a", vec![Edit::insert(2, "x")]),
        Err(InvalidEdit::OutOfBounds(Span::at(2)))
    );
}

#[test]
fn a_position_keeps_its_neighbour() {
    let change = Transaction::new("abcd", vec![Edit::insert(2, "XX")]).unwrap();
    assert_eq!(change.map(2, Bias::Before), 2);
    assert_eq!(change.map(2, Bias::After), 4);
    assert_eq!(change.map(3, Bias::Before), 5);
    assert_eq!(change.map_span(Span::new(0, 2)), Span::new(0, 2));
    assert_eq!(change.map_span(Span::new(2, 4)), Span::new(4, 6));
}

#[test]
fn lines_are_counted_with_and_without_a_final_newline() {
    let index = LineIndex::new("a\r\nbb\n");
    assert_eq!(index.count(), 3);
    assert_eq!(index.line_of(3), 1);
    assert_eq!(index.content_of(0, "a\r\nbb\n"), Span::new(0, 1));
    assert_eq!(index.whole_lines(Span::new(1, 4)), Span::new(0, 6));
}

proptest! {
    #[test]
    fn the_minimal_edit_leads_from_one_text_to_the_other(a in "[aé\n]{0,12}", b in "[aé\n]{0,12}") {
        let edits: Vec<Edit> = minimal_edit(0, &a, &b).into_iter().collect();
        let change = Transaction::new(&a, edits).unwrap();
        prop_assert_eq!(change.apply(&a), b.clone());
        prop_assert_eq!(change.invert(&a).apply(&b), a);
    }
}

proptest! {
    #[test]
    fn two_changes_in_a_row_are_one_change(
        first in prop::collection::vec((0usize..12, 0usize..4, "[xy]{0,3}"), 0..4),
        second in prop::collection::vec((0usize..12, 0usize..4, "[zw]{0,3}"), 0..4),
    ) {
        let source = "abcdefghijkl";
        let change = |text: &str, edits: &[(usize, usize, String)]| {
            let mut done = 0;
            let mut kept = Vec::new();
            let mut sorted = edits.to_vec();
            sorted.sort();
            for (at, len, new) in sorted {
                let start = at.max(done).min(text.len());
                let end = (start + len).min(text.len());
                done = end;
                kept.push(Edit::replace(Span::new(start, end), new));
            }
            Transaction::new(text, kept).unwrap()
        };
        let one = change(source, &first);
        let between = one.apply(source);
        let two = change(&between, &second);
        let both = one.then(source, &two);
        prop_assert_eq!(both.apply(source), two.apply(&between));
        prop_assert_eq!(both.invert(source).apply(&both.apply(source)), source);
        prop_assert!(Transaction::new(source, both.edits().to_vec()).is_ok());
    }
}
