package dev.sistercity.registry.catalog.checkpoint;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A file of blocks that only those who know a key can have written. Each block is sealed by itself (HMAC-SHA256, RFC 2104) with
 * the file's random beginning and its number, so that it is verified before anything of it is looked at, whatever its size, and
 * blocks of other files, in another order or too few are noticed.
 *
 * <pre>
 * file  = magic (8 bytes)  format (int)  random (16 bytes)  block…  end
 * block = length (int)  bytes  seal (32 bytes)
 * end   = a block of length 0
 * </pre>
 */
final class SealedBlocks {

    /** A longer one is not written, and not taken into memory. */
    static final int LONGEST = 16 * 1024 * 1024;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL = 32;
    private static final int RANDOM = 16;
    private static final byte[] MAGIC = {'s', 'c', 'r', 'c', 'h', 'k', 'p', '\n'};
    private static final int BEGINNING = MAGIC.length + Integer.BYTES + RANDOM;
    private static final SecureRandom RANDOMNESS = new SecureRandom();

    private SealedBlocks() {}

    /** One block as it was found: not to be looked at before {@link Input#verified}. */
    record Block(long number, byte[] found, byte[] seal) {

        boolean isEnd() {
            return found.length == 0;
        }
    }

    private static byte[] seal(byte[] key, byte[] beginning, long number, byte[] block) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(beginning);
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            return mac.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** Writes blocks one after the other. */
    static final class Output {

        private final DataOutputStream out;
        private final byte[] key;
        private final byte[] beginning;
        private long number;

        Output(OutputStream out, byte[] key, int format) throws IOException {
            this.out = new DataOutputStream(out);
            this.key = key.clone();
            byte[] random = new byte[RANDOM];
            RANDOMNESS.nextBytes(random);
            this.beginning = ByteBuffer.allocate(BEGINNING)
                    .put(MAGIC)
                    .putInt(format)
                    .put(random)
                    .array();
            this.out.write(beginning);
        }

        /** @param block of 1 to {@link #LONGEST} bytes */
        void write(byte[] block) throws IOException {
            if (block.length == 0 || block.length > LONGEST) {
                throw new IOException("A block of " + block.length + " bytes");
            }
            add(block);
        }

        /** Without it the file is not whole. */
        void end() throws IOException {
            add(new byte[0]);
            out.flush();
        }

        private void add(byte[] block) throws IOException {
            out.writeInt(block.length);
            out.write(block);
            out.write(seal(key, beginning, number++, block));
        }
    }

    /** Reads blocks in order. */
    static final class Input {

        private final DataInputStream in;
        private final byte[] key;
        private final byte[] beginning = new byte[BEGINNING];
        private long number;

        /** @throws Doubt if it is no such file, or of another format */
        Input(InputStream in, byte[] key, int format) throws IOException, Doubt {
            this.in = new DataInputStream(in);
            this.key = key.clone();
            try {
                this.in.readFully(beginning);
            } catch (EOFException e) {
                throw new Doubt("it is torn");
            }
            ByteBuffer parts = ByteBuffer.wrap(beginning);
            byte[] magic = new byte[MAGIC.length];
            parts.get(magic);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new Doubt("it is no checkpoint");
            }
            int found = parts.getInt();
            if (found != format) {
                throw new Doubt("its format is " + found + ", and " + format + " is read");
            }
        }

        /** @throws Doubt if it ends here, or goes on after its end */
        Block next() throws IOException, Doubt {
            try {
                int length = in.readInt();
                if (length < 0 || length > LONGEST) {
                    throw new Doubt("it is not as it was written");
                }
                byte[] found = new byte[length];
                in.readFully(found);
                byte[] seal = new byte[SEAL];
                in.readFully(seal);
                if (length == 0 && in.read() >= 0) {
                    throw new Doubt("it goes on after its end");
                }
                return new Block(number++, found, seal);
            } catch (EOFException e) {
                throw new Doubt("it is torn");
            }
        }

        /**
         * The bytes of a block, on any thread.
         *
         * @throws Doubt if it was not written so under this key
         */
        byte[] verified(Block block) throws Doubt {
            if (!MessageDigest.isEqual(block.seal(), seal(key, beginning, block.number(), block.found()))) {
                throw new Doubt("it is not as this registry's database has sealed it");
            }
            return block.found();
        }
    }
}
