package dev.boathouse.delta.internal.write;

import dev.boathouse.core.internal.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The folders of partitioned files, named as Hive does. Only people read them: the log has the values. */
final class PartitionFolder {

    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";
    private static final String ESCAPED = "\"#%'*/:=?\\{[]^<>|\u007F ";
    private static final int LONGEST_NAME = 200;

    private PartitionFolder() {}

    /** Relative, not encoded, with a slash at its end; empty where there are no partitions. */
    static String of(List<String> columns, List<Optional<String>> values) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            String value = values.get(i).map(PartitionFolder::escaped).orElse(NULL);
            String name = escaped(columns.get(i)) + "=" + value;
            path.append(
                            name.length() > LONGEST_NAME
                                    ? Digest.of("boathouse-folder").put(name).hex()
                                    : name)
                    .append('/');
        }
        return path.toString();
    }

    /** Bytes beyond ASCII are escaped too: a JVM that was started without a locale can name no such file. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            if (unit < ' ' || ESCAPED.indexOf(unit) >= 0) {
                escaped.append(String.format(Locale.ROOT, "%%%02X", unit & 0xFF));
            } else {
                escaped.append((char) unit);
            }
        }
        return escaped.toString();
    }
}
