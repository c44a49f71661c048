package org.chancery.platform.identity;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.chancery.platform.firm.Confinement;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.web.UsedPermissions;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

/** Asks for what {@link Requires} and then {@link FreshFactor} name, outermost: who may not is told so before anything is read. */
@Configuration(proxyBeanMethods = false)
class RequiresPermission {

    private static final Logger LOG = LoggerFactory.getLogger(RequiresPermission.class);

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor permissionAdvisor(ObjectProvider<PermissionUse> uses, ObjectProvider<Confinement> confinement) {
        var advisor = new DefaultPointcutAdvisor(new RequiringMethods(), new AskFirst(uses, confinement));
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
        return advisor;
    }

    /** After the permission: who may not at all is not asked for a factor. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor freshFactorAdvisor(ObjectProvider<FreshFactors> factors) {
        var advisor = new DefaultPointcutAdvisor(new FactorMethods(), (MethodInterceptor) call -> {
            FreshFactor asked = AnnotatedElementUtils.findMergedAnnotation(call.getMethod(), FreshFactor.class);
            if (asked != null) {
                factors.getObject().require(asked.value());
            }
            return call.proceed();
        });
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE + 60);
        return advisor;
    }

    private static final class FactorMethods extends StaticMethodMatcherPointcut {
        @Override
        public boolean matches(Method method, Class<?> target) {
            return AnnotatedElementUtils.hasAnnotation(method, FreshFactor.class);
        }
    }

    private static final class RequiringMethods extends StaticMethodMatcherPointcut {
        @Override
        public boolean matches(Method method, Class<?> target) {
            return AnnotatedElementUtils.hasAnnotation(method, Requires.class);
        }
    }

    private record AskFirst(ObjectProvider<PermissionUse> uses, ObjectProvider<Confinement> confinement) implements MethodInterceptor {
        @Override
        public @Nullable Object invoke(MethodInvocation call) throws Throwable {
            Requires requires = AnnotatedElementUtils.findMergedAnnotation(call.getMethod(), Requires.class);
            if (requires == null) {
                return call.proceed();
            }
            Actor actor = Actors.current();
            boolean asItIs = Arrays.stream(requires.value()).anyMatch(requires.byOffice() ? actor::may : actor::mayInFirm);
            Set<OfficeId> offices = asItIs ? Set.of() : offices(requires, actor);
            if (!asItIs && offices.isEmpty()) {
                String needed = Arrays.stream(requires.value()).map(Permission::permission).collect(Collectors.joining(" or "));
                LOG.warn("{} was refused {}.{}, which needs {}", actor.id(), call.getMethod().getDeclaringClass().getSimpleName(), call.getMethod().getName(), needed);
                throw new AccessDeniedException("needs " + needed);
            }
            Object answer = asItIs ? call.proceed() : among(call, requires, actor, offices);
            if (!(answer instanceof Outcome.Refused<?>) && changes(call.getMethod())) {
                Arrays.stream(requires.value()).filter(actor::maySomewhere).findFirst().filter(Permission::isSensitive)
                        .ifPresent(used -> uses.forEach(each -> each.used(actor, used, call.getMethod().getDeclaringClass().getSimpleName() + "." + call.getMethod().getName())));
            }
            return answer;
        }

        private @Nullable Object among(MethodInvocation call, Requires requires, Actor actor, Set<OfficeId> offices) throws Throwable {
            offices.forEach(office -> Arrays.stream(requires.value()).filter(actor.permissionsIn(office)::contains).findFirst()
                    .ifPresent(used -> UsedPermissions.note(used.permission() + "@" + office)));
            return confinement.getObject().proceed(call, offices);
        }

        /** The offices among whose matters alone this may be done; none if it concerns more than matters. */
        private static Set<OfficeId> offices(Requires requires, Actor actor) {
            return !requires.byOffice() ? Set.of()
                    : Confinement.within(Arrays.stream(requires.value()).flatMap(each -> actor.officesWith(each).stream()).collect(Collectors.toSet()));
        }

        /** Neither a look at what is there nor a page, whose facade is asked too. */
        private static boolean changes(Method method) {
            Transactional transactional = AnnotatedElementUtils.findMergedAnnotation(method, Transactional.class);
            return transactional != null && !transactional.readOnly();
        }
    }
}
