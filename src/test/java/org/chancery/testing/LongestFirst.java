package org.chancery.testing;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Classes that wait for each other, such as those that share a browser, come first, and then those that take minutes, as their {@link Order} says: whichever of them
 * came late would still run when all others are done.
 */
public final class LongestFirst implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors().sort(Comparator.comparingInt(LongestFirst::place));
    }

    private static int place(ClassDescriptor test) {
        return test.isAnnotated(ResourceLock.class) ? 0 : test.findAnnotation(Order.class).map(Order::value).orElse(Order.DEFAULT);
    }
}
