package dev.boathouse.delta.internal.log;

import dev.boathouse.delta.internal.storage.CommitName;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.PositionOutputStream;
import io.delta.kernel.defaults.engine.hadoopio.HadoopFileIO;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Kernel's way to storage. What it has no way to say is put into commits here, on the way out. */
final class KernelFileIO extends HadoopFileIO {

    private final KernelLines lines;

    KernelFileIO(Configuration configuration, KernelLines lines) {
        super(configuration);
        this.lines = lines;
    }

    @Override
    public OutputFile newOutputFile(String path) {
        OutputFile plain = super.newOutputFile(path);
        return CommitName.isCommit(new Path(path).getName()) ? new WithLines(plain, lines) : plain;
    }

    private record WithLines(OutputFile plain, KernelLines lines) implements OutputFile {

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
            plain.writeAtomically(
                    data.map(lines::edited)
                            .combine(Utils.toCloseableIterator(lines.added().iterator())),
                    overwrite);
        }
    }
}
