package dev.boathouse.core.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.boathouse.core.CorruptDataException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain values: maps, lists, texts, numbers, truth values and null. Nothing is bound to classes, so reading can run nothing;
 * depth, size and duplicate names are limited. Keys are kebab-case by custom of whoever writes. The text of a value is the same on
 * every Java release.
 */
public final class Json {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_BYTES = 64 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_BYTES)
                    .maxNumberLength(400)
                    .maxDocumentLength(MAX_BYTES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /**
     * Reads an object.
     *
     * @param name what errors call the text, such as the path of a file
     * @param text the JSON text
     * @return its fields, in order
     * @throws CorruptDataException if the text is no single JSON object, too deep, too long, or names a field twice
     */
    public static JsonObject readObject(String name, String text) {
        if (text.length() > MAX_BYTES) {
            throw new CorruptDataException("Cannot read " + name + ": found " + text.length() + " characters, at most "
                    + MAX_BYTES + " are read.");
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Object value = value(parser);
            if (!(value instanceof Map<?, ?> fields) || parser.nextToken() != null) {
                throw new CorruptDataException("Cannot read " + name + ": wanted a single JSON object.");
            }
            return JsonObject.of(name, fields);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new CorruptDataException(
                    "Cannot read " + name + ": " + e.getOriginalMessage()
                            + (location == null ? "." : " at offset " + location.getCharOffset() + "."),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads an object.
     *
     * @param name what errors call the text, such as the path of a file
     * @param utf8 the JSON text in UTF-8
     * @return its fields, in order
     * @throws CorruptDataException if the text is no single JSON object, too deep, too long, or names a field twice
     */
    public static JsonObject readObject(String name, byte[] utf8) {
        if (utf8.length > MAX_BYTES) {
            throw new CorruptDataException(
                    "Cannot read " + name + ": found " + utf8.length + " bytes, at most " + MAX_BYTES + " are read.");
        }
        return readObject(name, new String(utf8, StandardCharsets.UTF_8));
    }

    /**
     * Writes a value on one line.
     *
     * @param value a map with text keys, a collection, a text, a number, a truth value or null; NaN and infinities become texts
     * @return the JSON text
     * @throws IllegalArgumentException if a value is of another class
     */
    public static String write(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Writes a value over several lines, for people, with line feeds on every platform.
     *
     * @param value as in {@link #write(Object)}
     * @return the JSON text, with a line feed at the end
     * @throws IllegalArgumentException if a value is of another class
     */
    public static String writePretty(@Nullable Object value) {
        StringWriter text = new StringWriter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.setPrettyPrinter(printer);
            write(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(@Nullable Object value, JsonGenerator generator) throws IOException {
        if (value instanceof Map<?, ?> fields) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                generator.writeFieldName(String.valueOf(field.getKey()));
                write(field.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (value instanceof Collection<?> items) {
            generator.writeStartArray();
            for (Object item : items) {
                write(item, generator);
            }
            generator.writeEndArray();
        } else {
            writeScalar(value, generator);
        }
    }

    private static void writeScalar(@Nullable Object value, JsonGenerator generator) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (Double.isFinite(number)) {
                generator.writeNumber(ShortestDecimal.of(number));
            } else {
                generator.writeString(Double.toString(number));
            }
        } else if (value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof BigDecimal) {
            generator.writeNumber(value.toString());
        } else {
            throw new IllegalArgumentException(
                    "Cannot write a " + value.getClass().getName() + " as JSON.");
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, value(parser));
            }
            return fields;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser));
            }
            return items;
        }
        if (token == null || token == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> whole(parser.getBigIntegerValue());
            default -> finite(parser);
        };
    }

    private static double finite(JsonParser parser) throws IOException {
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw new JsonParseException(parser, "Number too large: " + parser.getText());
        }
        return number;
    }

    private static Object whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }
}
