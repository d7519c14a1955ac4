package dev.boathouse.delta.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Windows has no hard links that every user may make, but moves that do not replace. Here they run on this platform, where a move that
 * does not replace looks first: whether nobody comes between is for Windows to show.
 */
class WindowsTest {

    private final Links links = Links.of("Windows 11");

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFreeNameIsTakenAndTheTemporaryOneIsGone(boolean singleWriter) throws IOException {
        Path temporary = file(".a.tmp", "mine");
        links.publish(temporary, folder.resolve("a"), singleWriter);
        assertThat(folder.resolve("a")).hasContent("mine");
        assertThat(temporary).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTakenNameIsRefusedAndBothFilesStay(boolean singleWriter) throws IOException {
        Path target = file("a", "theirs");
        Path temporary = file(".a.tmp", "mine");
        assertThatThrownBy(() -> links.publish(temporary, target, singleWriter))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(target).hasContent("theirs");
        assertThat(temporary).hasContent("mine");
    }

    @Test
    void aTemporaryFileThatIsGoneGivesNoCommit() {
        assertThatThrownBy(() -> links.publish(folder.resolve("none"), folder.resolve("a"), false))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void foldersNeedNotBeForced() throws IOException {
        // Opening a folder, as elsewhere, would be refused there; this one does not even exist.
        links.force(folder.resolve("none"));
    }

    @Test
    void aStoreOnItTakesEachVersionOnceAndLeavesNothing() throws IOException {
        Configuration configuration = new Configuration(false);
        LinkLogStore store = new LinkLogStore(configuration, links);
        var commit = new org.apache.hadoop.fs.Path(
                folder.resolve("00000000000000000000.json").toUri());
        store.write(commit, List.of("mine").iterator(), false, configuration);
        assertThatThrownBy(() -> store.write(commit, List.of("theirs").iterator(), false, configuration))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("00000000000000000000.json")).hasContent("mine\n");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void otherSystemsLink() {
        assertThat(Links.of("Linux")).isInstanceOf(Links.HardLinks.class);
        assertThat(Links.of("Mac OS X")).isInstanceOf(Links.HardLinks.class);
        assertThat(Links.ofPlatform()).hasSameClassAs(Links.of(System.getProperty("os.name")));
        assertThat(links).isNotInstanceOf(Links.HardLinks.class);
    }
}
