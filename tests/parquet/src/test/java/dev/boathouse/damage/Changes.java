package dev.boathouse.damage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a damaged file says now, field by field, as against what it said before.
 *
 * @param readable whether it still is what it should be: JSON line by line, or Thrift where it was
 * @param covered whether a byte was changed that a checksum covers
 * @param fields what was changed: paths without numbers of list elements, and both values
 */
record Changes(boolean readable, boolean covered, List<Field> fields) {

    /** One field; null where there is none. */
    record Field(
            String path, @Nullable String before, @Nullable String after) {
        @Override
        public String toString() {
            return path + ": " + shortened(before) + " -> " + shortened(after);
        }

        private static String shortened(@Nullable String value) {
            return value == null ? "none" : value.length() > 60 ? value.substring(0, 60) + "…" : value;
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Changes UNREADABLE = new Changes(false, false, List.of());

    static Changes of(String file, PlaceMap map, byte[] before, byte[] after) {
        try {
            return file.endsWith(".parquet") ? ofParquet(map, before, after) : ofText(before, after);
        } catch (IOException | RuntimeException e) {
            return UNREADABLE;
        }
    }

    private static Changes ofText(byte[] before, byte[] after) throws JsonProcessingException {
        List<String> lost = lines(before);
        List<String> come = lines(after);
        List<String> both = new ArrayList<>(lost);
        both.removeIf(line -> !come.contains(line));
        List<String> original = List.copyOf(lost);
        for (String line : both) {
            if (come.remove(line)) {
                lost.remove(line);
            }
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < Math.max(lost.size(), come.size()); i++) {
            if (i >= come.size()) {
                fields.add(new Field("line lost", lost.get(i), null));
            } else if (i >= lost.size()) {
                Map<String, String> now = flat(come.get(i));
                fields.add(new Field(
                        original.contains(come.get(i)) ? "line repeated" : "line added", null, now.toString()));
            } else {
                diff(flat(lost.get(i)), flat(come.get(i)), fields);
            }
        }
        // A commit of no line is what a crash leaves behind, and none that anybody wrote.
        return lines(after).isEmpty() ? UNREADABLE : new Changes(true, false, fields);
    }

    private static List<String> lines(byte[] bytes) {
        return new ArrayList<>(new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList());
    }

    private static Map<String, String> flat(String json) throws JsonProcessingException {
        Map<String, String> flat = new TreeMap<>();
        flatten("", JSON.readTree(json), flat);
        return flat;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> to) throws JsonProcessingException {
        if (node.isContainerNode()) {
            if (node.isEmpty()) {
                to.put(path, node.toString());
            }
            int index = 0;
            for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
                flatten(path + "[" + index++ + "]", element, to);
            }
            for (var field : node.properties()) {
                flatten(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), to);
            }
        } else if (node.isTextual() && (path.endsWith("schemaString") || path.endsWith("stats"))) {
            try {
                flatten(path, JSON.readTree(node.asText()), to);
            } catch (JsonProcessingException e) {
                to.put(path, node.asText());
            }
        } else {
            to.put(path, node.toString());
        }
    }

    private static void diff(Map<String, String> before, Map<String, String> after, List<Field> to) {
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        for (String path : paths) {
            String old = before.get(path);
            String now = after.get(path);
            if (!Objects.equals(old, now)) {
                to.add(new Field(path.replaceAll("\\[\\d+\\]", ""), old, now));
            }
        }
    }

    private static Changes ofParquet(PlaceMap map, byte[] before, byte[] after) throws IOException {
        if (before.length != after.length) {
            return UNREADABLE;
        }
        List<Field> fields = new ArrayList<>();
        boolean covered = false;
        for (PlaceMap.Region region : map.regions()) {
            if (Arrays.equals(before, region.from(), region.to(), after, region.from(), region.to())) {
                continue;
            }
            switch (region.place()) {
                case DATA_PAGE, CHECKPOINT_PAGE -> covered = true;
                case DATA_PAGE_BARE, CHECKPOINT_PAGE_BARE -> fields.add(new Field("page without checksum", null, null));
                case DATA_INDEX, CHECKPOINT_INDEX -> fields.add(new Field("index or filter", null, null));
                case DATA_PAGE_HEADER, CHECKPOINT_PAGE_HEADER ->
                    diff(
                            thrift("page header", PlaceMap.header(before, region)),
                            thrift("page header", PlaceMap.header(after, region)),
                            fields);
                default ->
                    diff(thrift("footer", PlaceMap.footer(before)), thrift("footer", PlaceMap.footer(after)), fields);
            }
        }
        return new Changes(true, covered, fields);
    }

    private static Map<String, String> thrift(String path, Object struct) {
        Map<String, String> flat = new TreeMap<>();
        thrift(path, struct, flat);
        return flat;
    }

    /** Generated classes have a public field for each field of the format. */
    private static void thrift(String path, @Nullable Object value, Map<String, String> to) {
        if (value == null) {
            return;
        }
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                thrift(path + "[" + i + "]", list.get(i), to);
            }
        } else if (value instanceof ByteBuffer || value instanceof byte[]) {
            byte[] bytes = value instanceof byte[] array ? array : ((ByteBuffer) value).array();
            to.put(path, HexFormat.of().formatHex(bytes));
        } else if (value.getClass().getName().startsWith("org.apache.parquet.format.")
                && !value.getClass().isEnum()
                && !(value instanceof shaded.parquet.org.apache.thrift.TUnion<?, ?>)) {
            for (var field : value.getClass().getFields()) {
                if (!java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
                    try {
                        thrift(path + "." + field.getName(), field.get(value), to);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        } else {
            to.put(path, value.toString());
        }
    }

    @Override
    public String toString() {
        return (readable ? "" : "not readable ") + (covered ? "covered by a checksum " : "") + fields;
    }
}
