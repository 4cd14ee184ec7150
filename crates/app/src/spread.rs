//! The same work on many things, on as many processors as there are.

/// Does the work on each thing and gives what came of it, in their order. Few things are done at once where they are.
pub(crate) fn spread<T: Sync, Out: Send>(things: &[T], work: impl Fn(&T) -> Out + Sync) -> Vec<Out> {
    const A_SHARE: usize = 2_000;
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    if things.len() <= A_SHARE || processors == 1 {
        return things.iter().map(work).collect();
    }
    let share = things.len().div_ceil(processors);
    let work = &work;
    std::thread::scope(|scope| {
        let shares = things.chunks(share);
        let workers: Vec<_> = shares.map(|share| scope.spawn(|| share.iter().map(work).collect::<Vec<_>>())).collect();
        let joined = workers.into_iter().map(|worker| worker.join());
        joined.flat_map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}
