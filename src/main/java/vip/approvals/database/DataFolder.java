package vip.approvals.database;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import vip.approvals.start.StartRefusedException;

/** The folder of the embedded server's data, held by one process and free of what a killed run has left in it. */
class DataFolder implements Closeable {

    private final Path path;
    /** Lies there while the server's very first start is under way. */
    private final Path unfinished;

    private final FileChannel lock;
    private final boolean fresh;

    /** @throws StartRefusedException if another process has it, or if it holds something else */
    DataFolder(Path directory) throws IOException {
        path = directory.toAbsolutePath().normalize();
        unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        Files.createDirectories(path.getParent());
        lock = lock(path.resolveSibling(path.getFileName() + ".lock"));
        try {
            new LeftoverServer(path).stop();
            dropHalfMade();
            fresh = isFresh();
            if (fresh) {
                Files.createFile(unfinished);
            }
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    Path path() {
        return path;
    }

    Path beside(String name) {
        return path.resolveSibling(name);
    }

    /** To be said once the server has started and knows its roles. */
    void finished() throws IOException {
        Files.deleteIfExists(unfinished);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** Held for as long as the process lives, and let go by the system even when it is killed. */
    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            held = null;
        }
        if (held == null) {
            channel.close();
            throw new StartRefusedException(
                    "Another instance of the product uses this data folder (%s).".formatted(file),
                    "Stop that instance, or name another folder as vip.database.directory.");
        }
        return channel;
    }

    /** A first start that was killed leaves a folder that PostgreSQL neither starts from nor fills again. */
    private void dropHalfMade() throws IOException {
        if (Files.exists(unfinished)) {
            FileSystemUtils.deleteRecursively(path);
            Files.delete(unfinished);
        }
    }

    /** Whether PostgreSQL is to fill the folder; somebody's other files in it are never touched. */
    private boolean isFresh() throws IOException {
        if (Files.exists(path.resolve("PG_VERSION"))) {
            return false;
        }
        if (Files.exists(path)) {
            try (Stream<Path> files = Files.list(path)) {
                if (files.findAny().isPresent()) {
                    throw new StartRefusedException(
                            "The folder %s holds other files than PostgreSQL's.".formatted(path),
                            "Name an empty or a new folder as vip.database.directory.");
                }
            }
        }
        return true;
    }
}
