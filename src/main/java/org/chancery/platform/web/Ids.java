package org.chancery.platform.web;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chancery.shared.Id;

/** Makes any room's id of its text: each is a record of one UUID, so its constructor is known. */
final class Ids {

    static final String EXAMPLE = "019ab5c0-a1b2-7c3d-8e4f-5a6b7c8d9e0f";

    /** UUID.fromString takes shorter texts as well, which are somebody's mistake. */
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final ClassValue<MethodHandle> CONSTRUCTORS = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            try {
                return MethodHandles.privateLookupIn(type, MethodHandles.lookup()).findConstructor(type, MethodType.methodType(void.class, UUID.class))
                        .asType(MethodType.methodType(Id.class, UUID.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + " is an id and must be a record of one UUID", e);
            }
        }
    };

    private Ids() {}

    static Optional<UUID> uuid(String text) {
        return UUID_TEXT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** @param type a record that implements {@link Id} */
    static Optional<Id> parse(Class<?> type, String text) {
        return uuid(text).map(value -> of(type, value));
    }

    private static Id of(Class<?> type, UUID value) {
        try {
            return (Id) CONSTRUCTORS.get(type).invokeExact(value);
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable fault) {
            throw new IllegalStateException(fault);
        }
    }
}
