package dev.boathouse.core.card;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Some of many things, so that a card stays one page.
 *
 * @param items those shown
 * @param left how many are not
 */
record Shown<T>(List<T> items, int left) {

    Shown {
        items = List.copyOf(items);
    }

    /** The first ones. */
    static <T> Shown<T> first(List<T> all, int most) {
        int count = Math.min(most, all.size());
        return new Shown<>(all.subList(0, count), all.size() - count);
    }

    /** The largest ones, of equal ones the first, in the order they have. */
    static <T> Shown<T> largest(List<T> all, int most, ToLongFunction<T> size) {
        List<T> chosen = new ArrayList<>();
        Integer[] bySize = IntStream.range(0, all.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(
                bySize, (one, other) -> Long.compare(size.applyAsLong(all.get(other)), size.applyAsLong(all.get(one))));
        Arrays.stream(bySize).limit(most).sorted().forEach(place -> chosen.add(all.get(place)));
        return new Shown<>(chosen, all.size() - chosen.size());
    }

    /** As {@code a, b, c and 40 more}. */
    static String names(List<String> all, int most) {
        Shown<String> shown = first(all, most);
        return String.join(", ", shown.items) + (shown.left > 0 ? " and " + shown.leftText() + " more" : "");
    }

    /** A sentence where some are left out. */
    List<Block> rest(String what) {
        return left == 0 ? List.of() : List.of(Block.paragraph(leftText() + " more " + what + " are not shown."));
    }

    /** For a caption: as {@code , 20 of 31}, where some are left out. */
    String ofAll() {
        return left == 0
                ? ""
                : ", " + items.size() + " of " + Cell.count(items.size() + left).text();
    }

    private String leftText() {
        return Cell.count(left).text();
    }
}
