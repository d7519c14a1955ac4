package dev.boathouse.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What stands in every report besides the page: style and scripts of this package, and D3 with its licence, which asks to be in all copies.
 *
 * @param style the style sheet
 * @param d3 the library that draws
 * @param script what draws with it
 */
record Assets(String style, String d3, String script) {

    static Assets read() {
        String licence = "/*\n" + resource("d3/LICENSE").strip() + "\n*/\n";
        return new Assets(
                resource("report.css"),
                licence + resource("d3/d3.min.js"),
                resource("draw.js")
                        + resource("plots.js")
                        + resource("bars.js")
                        + resource("graph.js")
                        + resource("report.js"));
    }

    /** Nothing but these scripts and this style, whatever text the page holds. */
    String policy() {
        return "default-src 'none'; script-src " + hash(d3) + " " + hash(script) + "; style-src " + hash(style)
                + "; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-256, which every Java platform must have.", e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = Assets.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("Cannot render a report: " + name
                        + " is missing beside its classes. Take the jar of boathouse-report as it is.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name + " of boathouse-report", e);
        }
    }
}
