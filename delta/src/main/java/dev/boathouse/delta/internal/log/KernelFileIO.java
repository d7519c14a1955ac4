package dev.boathouse.delta.internal.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boathouse.delta.internal.storage.CommitName;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.PositionOutputStream;
import io.delta.kernel.defaults.engine.hadoopio.HadoopFileIO;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Kernel's way to storage. Kernel has no place for user metadata in a commit, so it is put in here, on the way out. */
final class KernelFileIO extends HadoopFileIO {

    private static final JsonMapper JSON = new JsonMapper();

    private final String userText;

    KernelFileIO(Configuration configuration, String userText) {
        super(configuration);
        this.userText = userText;
    }

    @Override
    public OutputFile newOutputFile(String path) {
        OutputFile plain = super.newOutputFile(path);
        return CommitName.isCommit(new Path(path).getName()) ? new WithUserText(plain, userText) : plain;
    }

    private record WithUserText(OutputFile plain, String userText) implements OutputFile {

        @Override
        public String path() {
            return plain.path();
        }

        @Override
        public PositionOutputStream create(boolean atomicWrite) throws IOException {
            return plain.create(atomicWrite);
        }

        @Override
        public void writeAtomically(CloseableIterator<String> data, boolean overwrite) throws IOException {
            plain.writeAtomically(data.map(this::withUserText), overwrite);
        }

        private String withUserText(String line) {
            if (!line.contains("\"commitInfo\"")) {
                return line;
            }
            try {
                JsonNode action = JSON.readTree(line);
                if (action.get("commitInfo") instanceof ObjectNode info) {
                    info.put("userMetadata", userText);
                    return action.toString();
                }
                return line;
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Kernel wrote a line that is no JSON: " + line, e);
            }
        }
    }
}
