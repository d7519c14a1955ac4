package dev.boathouse.core.page;

import java.util.ArrayList;
import java.util.List;

/** Lists that do not change. */
final class Lists {

    private Lists() {}

    static <T> List<T> appended(List<T> list, T last) {
        List<T> all = new ArrayList<>(list);
        all.add(last);
        return List.copyOf(all);
    }
}
