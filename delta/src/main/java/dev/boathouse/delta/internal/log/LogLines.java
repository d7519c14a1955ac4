package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CorruptDataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a commit or of a checkpoint in JSON; an error of a line gets file and number put before it. */
final class LogLines {

    private LogLines() {}

    /** Takes a line that is not blank. */
    @FunctionalInterface
    interface Sink {
        void line(String text);
    }

    /**
     * Reads all lines, each only while it is looked at.
     *
     * @throws CorruptDataException if a line is not UTF-8, or the sink says that it is damaged, or there is none
     */
    static void read(InputStream bytes, Path path, Sink sink) throws IOException {
        Lines lines = new Lines(bytes);
        int number = 0;
        int taken = 0;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            number++;
            try {
                String text = decoded(line);
                if (!text.isBlank()) {
                    taken++;
                    sink.line(text);
                }
            } catch (CorruptDataException e) {
                throw new CorruptDataException(
                        "Cannot read line " + number + " of " + path + ": " + withoutStop(e.getMessage()) + ".", e);
            }
        }
        if (taken == 0) {
            throw new CorruptDataException(
                    "Cannot read " + path + ": it holds no action, and every one of its kind does.");
        }
    }

    private static String withoutStop(@Nullable String reason) {
        String text = String.valueOf(reason);
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** Cuts bytes at line feeds. */
    private static final class Lines {
        private final InputStream bytes;
        private final byte[] block = new byte[1 << 16];
        private int position;
        private int end;

        Lines(InputStream bytes) {
            this.bytes = bytes;
        }

        byte @Nullable [] next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 9);
            boolean begun = false;
            while (true) {
                if (position == end) {
                    position = 0;
                    end = Math.max(0, bytes.read(block, 0, block.length));
                    if (end == 0) {
                        return begun ? line.toByteArray() : null;
                    }
                }
                begun = true;
                int start = position;
                while (position < end && block[position] != '\n') {
                    position++;
                }
                line.write(block, start, position - start);
                if (position < end) {
                    position++;
                    return line.toByteArray();
                }
            }
        }
    }

    private static String decoded(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CorruptDataException("it is not UTF-8", e);
        }
    }
}
