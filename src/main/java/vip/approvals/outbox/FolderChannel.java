package vip.approvals.outbox;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Files in a folder, from where somebody outside fetches them. A file appears whole; its {@code .sha256}, in the format
 * of {@code sha256sum}, appears after it and says so. A double changes nothing.
 */
class FolderChannel implements Channel {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Path folder;

    FolderChannel(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return FILE;
    }

    @Override
    public void send(Message message) throws IOException {
        String name = message.address();
        if (!NAME.matcher(name).matches()) {
            throw new FileNameRefusedException();
        }
        byte[] content = message.body().getBytes(StandardCharsets.UTF_8);
        String checksum = "%s  %s\n".formatted(sha256(content), name);
        Path unfinished = folder.resolve("." + message.key()); // no name of a file begins like this
        place(content, unfinished, folder.resolve(name));
        place(checksum.getBytes(StandardCharsets.UTF_8), unfinished, folder.resolve(name + ".sha256"));
    }

    private void place(byte[] content, Path unfinished, Path file) throws IOException {
        if (Files.exists(file)) {
            if (Arrays.equals(content, Files.readAllBytes(file))) {
                return;
            }
            throw new FileAlreadyExistsException(file.toString());
        }
        write(content, unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        keepName();
    }

    private static void write(byte[] content, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** After a power failure the file would else be there without its name, though it counts as sent. */
    private void keepName() throws IOException {
        if (File.separatorChar == '/') { // Windows opens no folders
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The address is not the name of a file. */
    static final class FileNameRefusedException extends IOException {}
}
