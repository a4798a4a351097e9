/** One matter in several products. */
export default {
  from: {
    petition: (number: string) => `从信访事项 ${number} 来`,
    question: (number: string) => `从律师咨询 ${number} 来`,
    booking: (number: string) => `从律师预约 ${number} 来`,
  },
  to: {
    petition: (number: string) => `交到信访窗口，编号 ${number}`,
    question: (number: string) => `写给了律师，编号 ${number}`,
    booking: (number: string) => `约了律师，编号 ${number}`,
  },
  carried: (number: string) => `从律师咨询 ${number} 带过来的，可以改。`,
};
