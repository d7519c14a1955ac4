package dev.boathouse.core.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The text of columns that were selected: paths as they were given, those that could be mistaken for several in backticks. */
final class SelectedPaths {

    private static final String SEPARATOR = ", ";

    private SelectedPaths() {}

    static String text(Collection<String> paths) {
        return paths.stream().map(SelectedPaths::text).collect(Collectors.joining(SEPARATOR));
    }

    private static String text(String path) {
        return path.startsWith("`") || path.contains(SEPARATOR) ? "`" + path.replace("`", "``") + "`" : path;
    }

    /** To the end of the text. */
    static List<String> read(TextCursor in) {
        List<String> paths = new ArrayList<>();
        while (!in.atEnd()) {
            if (!paths.isEmpty()) {
                in.behind(SEPARATOR);
            }
            paths.add(in.sees("`") ? in.quoted("`") : in.upTo(SEPARATOR));
        }
        return paths;
    }
}
