package org.chancery.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chancery.platform.identity.FreshFactor;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.testing.ChancerySpringTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** Held for every facade, also those that do not exist yet: what pays out client money wants a fresh second factor. */
@ChancerySpringTest
class FreshFactorTest {

    private static final List<Permission> MONEY_LEAVES = List.of(Permission.TRUST_DISBURSE, Permission.TRUST_TRANSFER);

    @Autowired ApplicationContext context;

    @Test
    void noFacadePaysOutClientMoneyWithoutAFreshFactor() {
        List<Method> paying = Arrays.stream(context.getBeanDefinitionNames()).map(context::getType)
                .flatMap(type -> type == null ? Stream.empty() : Arrays.stream(ClassUtils.getUserClass(type).getDeclaredMethods()))
                .filter(FreshFactorTest::paysOut).toList();
        assertThat(paying).hasSizeGreaterThanOrEqualTo(6);
        assertThat(paying.stream().filter(method -> !method.isAnnotationPresent(FreshFactor.class)).toList()).isEmpty();
    }

    /** A page's method only shows the form; the facade behind it pays. */
    private static boolean paysOut(Method method) {
        Requires requires = method.getAnnotation(Requires.class);
        return requires != null && !method.getDeclaringClass().getPackageName().endsWith(".web") && Arrays.stream(requires.value()).anyMatch(MONEY_LEAVES::contains);
    }
}
