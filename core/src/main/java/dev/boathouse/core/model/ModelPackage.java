package dev.boathouse.core.model;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.internal.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A model as files: {@code model.json} and {@code MLmodel} for people and tools, {@code parts/*.bin} for scoring, {@code attachments/*}.
 * Reading one verifies every digest and runs nothing. Immutable and thread-safe. docs/model-format.md describes every byte.
 */
public final class ModelPackage {

    /** The most files in a package. */
    public static final int MAX_FILES = 1_000;

    /** The most bytes of all files together. */
    public static final long MAX_BYTES = 1L << 30;

    private static final Pattern PATH =
            Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)?[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    private final SortedMap<String, byte[]> contents;
    private final List<File> files;

    private ModelPackage(SortedMap<String, byte[]> contents) {
        this.contents = contents;
        this.files = contents.entrySet().stream()
                .map(entry -> new File(entry.getKey(), entry.getValue().length, Digest.sha256(entry.getValue())))
                .toList();
    }

    /**
     * One file of a package.
     *
     * @param path where it lies, relative, with {@code /}
     * @param length how many bytes it has
     * @param sha256 the SHA-256 of its bytes, 64 hexadecimal digits
     */
    public record File(String path, long length, String sha256) {}

    /**
     * A package of files that were stored elsewhere.
     *
     * @param files the bytes by relative path, copied
     * @return the package
     * @throws CorruptDataException if a path could leave the package, there is too much, or bytes are not those that the manifest names
     */
    public static ModelPackage of(Map<String, byte[]> files) {
        SortedMap<String, byte[]> copies = new TreeMap<>(files);
        copies.replaceAll((path, bytes) -> bytes.clone());
        return ofOwned(copies);
    }

    /** Without a copy, for bytes that nobody else holds. */
    static ModelPackage ofOwned(SortedMap<String, byte[]> files) {
        long bytes = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            checkPath(file.getKey());
            bytes += file.getValue().length;
        }
        if (files.size() > MAX_FILES || bytes > MAX_BYTES) {
            throw new CorruptDataException("Cannot read a model package of " + files.size() + " files and " + bytes
                    + " bytes: at most " + MAX_FILES + " files and " + MAX_BYTES + " bytes are read.");
        }
        ModelPackage made = new ModelPackage(files);
        PackageFiles.verifiedManifest(made.contents);
        return made;
    }

    static void checkPath(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new CorruptDataException("Cannot read a model package: \"" + path
                    + "\" is no path of a package. A path is a name, or a folder and a name, of letters, digits, points, dashes"
                    + " and underscores.");
        }
    }

    /**
     * Reads a package from a folder.
     *
     * @param folder the folder
     * @return the package, all digests verified
     * @throws NotFoundException if there is no such folder
     * @throws CorruptDataException if a file is missing, changed, too large, linked or does not belong there
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public static ModelPackage read(Path folder) {
        return ofOwned(PackageFolder.read(folder));
    }

    /**
     * Writes the package to a new folder: all of it or nothing.
     *
     * @param folder the folder, which must not exist; its parents are made
     * @throws dev.boathouse.core.ConflictException if it exists
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void writeTo(Path folder) {
        PackageFolder.write(contents, folder);
    }

    /**
     * The files, sorted by path.
     *
     * @return an immutable list
     */
    public List<File> files() {
        return files;
    }

    /**
     * The bytes of a file.
     *
     * @param path its path
     * @return a copy
     * @throws NotFoundException if there is no such file
     */
    public byte[] bytes(String path) {
        byte[] bytes = contents.get(path);
        if (bytes == null) {
            throw new NotFoundException("No file " + path + " in the model package: there are "
                    + String.join(", ", contents.keySet()) + ".");
        }
        return bytes.clone();
    }

    /**
     * SHA-256 over path, length and SHA-256 of every file, sorted by path: what a signature signs and a registry records.
     *
     * @return 64 hexadecimal digits
     */
    public String digest() {
        Digest digest = Digest.of("boathouse-package-1").put(files.size());
        for (File file : files) {
            digest.put(file.path()).put(file.length()).put(file.sha256());
        }
        return digest.hex();
    }

    /**
     * The model in it, as {@link ModelReader#standard()} reads it.
     *
     * @return the model, with its attachments
     * @throws CorruptDataException if a part makes no sense, or the content digest is not the one of the manifest
     * @throws dev.boathouse.core.UnsupportedFormatException if a newer version of Boathouse wrote it, or a part is of a kind that only a
     *     host's {@link ModelReader} knows
     */
    public Model model() {
        return ModelReader.standard().read(this);
    }

    SortedMap<String, byte[]> contents() {
        return contents;
    }

    /** As {@code 7 files (3f2a…)}. */
    @Override
    public String toString() {
        return files.size() + " files (" + digest().substring(0, 12) + ")";
    }
}
